package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.TestCertificate;
import dev.inferenceinstances.setting.Settings;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said where a connection fails by TLS, which each driver tells in codes of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TlsContract {

    /** The file that words of the guide name. */
    private static final String AUTHORITY = "/ca.pem";

    private static final Pattern MODE = Pattern.compile("(?i)sslmode=([^&]+)");

    final TestCertificate certificate = new TestCertificate();
    private final DatabaseServer plain;
    private final DatabaseServer clear;
    private final DatabaseServer server;

    /** @param clear offers no TLS */
    TlsContract(DatabaseServer clear, Function<TestCertificate, DatabaseServer> server) {
        this(clear, clear, server);
    }

    /**
     * @param plain asks for TLS where the driver offers none, or offers none where it asks
     * @param clear offers no TLS; it may be the same
     * @param server offers TLS with a certificate
     */
    TlsContract(DatabaseServer plain, DatabaseServer clear, Function<TestCertificate, DatabaseServer> server) {
        this.plain = plain;
        this.clear = clear;
        this.server = server.apply(certificate);
    }

    /** Which of the words in the guide's table is tried, and what becomes of it. */
    abstract int columnOfTheGuide();

    /** A statement with one row, whose column {@code value} is the cipher of its session; empty where there is none. */
    abstract String askingForTheCipher();

    /** What is added to a URL so that an account logs in without TLS too. */
    abstract String allowingTheClear();

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
        if (clear != plain) {
            clear.start();
        }
        server.start();
    }

    @AfterAll
    void stopServers() {
        plain.close();
        clear.close();
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

    /** Each word of the guide's table that is about TLS, with the authority that it names where it names one. */
    @ParameterizedTest
    @MethodSource("wordsOfTheGuide")
    void noWordThatAsksForTlsIsServedInTheClear(String word, TlsLevel level) {
        boolean trusted = word.contains(AUTHORITY);
        String query = "?" + word.replace(AUTHORITY, certificate.certificates().toString()) + allowingTheClear();
        if (level.compareTo(TlsLevel.REQUIRED) < 0) {
            assertThat(cipher(clear, query)).isEmpty();
            assertThat(cipher(server, query).isEmpty()).isEqualTo(level == TlsLevel.NONE);
            return;
        }
        assertFailing(clear, query, DatabaseFailure.TLS_MISMATCH);
        if (level == TlsLevel.REQUIRED || trusted) {
            assertThat(cipher(server, query)).isNotEmpty();
        } else {
            assertFailing(server, query, DatabaseFailure.TLS_FAILED);
        }
    }

    Stream<Arguments> wordsOfTheGuide() throws IOException {
        return GuideWords.rows("en").stream()
                .map(row -> Arguments.of(row.get(0), level(row.get(columnOfTheGuide()))))
                .filter(row -> row.get()[1] != null);
    }

    private static TlsLevel level(String outcome) {
        Matcher word = MODE.matcher(outcome);
        return word.find() ? TlsLevel.ofWord(DatabaseKind.POSTGRESQL, "sslmode", word.group(1)) : null;
    }

    private String cipher(DatabaseServer asked, String query) {
        DatabaseProbe probe = probe(asked, query);
        try {
            return probe.ask(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(askingForTheCipher())) {
                    row.next();
                    return row.getString("value");
                }
            });
        } finally {
            probe.close();
        }
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
        DatabaseProbe probe = probe(asked, query);
        try {
            return probe.ask();
        } finally {
            probe.close();
        }
    }

    private static DatabaseProbe probe(DatabaseServer asked, String query) {
        return new DatabaseProbe(
                DatabaseSettings.read(new Settings(Map.of(DatabaseUrl.KEY, asked.databaseUrl() + query)::get)),
                new AccessMode(false),
                new PoolerGuard(Duration.ofSeconds(10)),
                Clock.systemUTC());
    }
}
