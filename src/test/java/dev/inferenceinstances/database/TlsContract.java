package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.TestCertificate;
import dev.inferenceinstances.setting.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is said where a connection fails by TLS, which each driver tells in codes of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TlsContract {

    final TestCertificate certificate = new TestCertificate();
    private final DatabaseServer plain;
    private final DatabaseServer server;

    /**
     * @param plain asks for TLS where the driver offers none, or offers none where it asks
     * @param server offers TLS with a certificate
     */
    TlsContract(DatabaseServer plain, Function<TestCertificate, DatabaseServer> server) {
        this.plain = plain;
        this.server = server.apply(certificate);
    }

    /** What is added to the URL of the plain one so that the two do not agree. */
    abstract String disagreeing();

    /** Trusts nobody but those whom the JDK or the driver trusts. */
    abstract String trustingOthers();

    /** Trusts the certificate, and looks at the name of the host if it is to. */
    abstract String trusting(boolean looksAtTheName);

    /** Trusts what is in a file that is not there. */
    abstract String trustingNothing();

    @BeforeAll
    void startServers() {
        plain.start();
        server.start();
    }

    @AfterAll
    void stopServers() {
        plain.close();
        server.close();
        certificate.close();
    }

    @Test
    void aServerAndAnAddressThatDoNotAgreeOnTls() {
        assertFailing(plain, disagreeing(), DatabaseFailure.TLS_MISMATCH);
    }

    @Test
    void aCertificateThatIsNotTrusted() {
        assertFailing(server, trustingOthers(), DatabaseFailure.TLS_FAILED);
    }

    @Test
    void aCertificateOfAnotherHost() {
        assertFailing(server, trusting(true), DatabaseFailure.TLS_FAILED);
    }

    @Test
    void aFileOfCertificatesThatIsNotThere() {
        assertFailing(server, trustingNothing(), DatabaseFailure.TLS_FAILED);
    }

    @Test
    void aCertificateThatIsTrustedIsNoTrouble() {
        assertThat(ask(server, trusting(false)).connected()).isTrue();
    }

    private void assertFailing(DatabaseServer asked, String query, DatabaseFailure failure) {
        Reachability answer = ask(asked, query);
        assertThat(answer.reachable()).isFalse();
        assertThat(answer.failure()).isEqualTo(failure);
        assertThat(answer.detail())
                .isEqualTo(failure.sentence())
                .contains("TLS")
                .doesNotContain(TestCertificate.PASSWORD, "the user and the password", "/");
    }

    private static Reachability ask(DatabaseServer asked, String query) {
        DatabaseProbe probe = new DatabaseProbe(
                DatabaseSettings.read(new Settings(Map.of(DatabaseUrl.KEY, asked.databaseUrl() + query)::get)),
                new AccessMode(false),
                new PoolerGuard(Duration.ofSeconds(10)),
                Clock.systemUTC());
        try {
            return probe.ask();
        } finally {
            probe.close();
        }
    }
}
