package dev.inferenceinstances.database;

import dev.inferenceinstances.server.PostgresServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlTlsTest extends TlsContract {

    PostgresqlTlsTest() {
        super(new PostgresServer(), PostgresServer::withTls);
    }

    @Override
    int columnOfTheGuide() {
        return 1;
    }

    @Override
    String askingForTheCipher() {
        return "SELECT coalesce(cipher, '') AS value FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    }

    @Override
    String allowingTheClear() {
        return "";
    }

    @Override
    String disagreeing() {
        return "?sslmode=require";
    }

    @Override
    String trustingOthers() {
        return "?sslmode=verify-ca&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";
    }

    @Override
    String trusting(boolean looksAtTheName) {
        return "?sslmode=" + (looksAtTheName ? "verify-full" : "verify-ca") + "&sslrootcert="
                + certificate.certificates();
    }

    @Override
    String trustingNothing() {
        return "?sslmode=verify-ca&sslrootcert=/not/there.pem";
    }
}
