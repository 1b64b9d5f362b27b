package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's table of the words in a URL's query, and what it leaves out. */
class DriverWordsTest {

    private static final String IGNORED = "ignored";
    private static final String REFUSED = "refused";

    @ParameterizedTest
    @MethodSource("words")
    void whatTheGuideSaysBecomesOfIt(String scheme, String word, String outcome) {
        String url = scheme + "://app:hidden@db:1111/registry?" + word;
        switch (outcome) {
            case REFUSED ->
                assertThatThrownBy(() -> UnknownWords.remarks(DatabaseUrl.parse(url)))
                        .isInstanceOf(InvalidSettingException.class)
                        .hasMessageContaining(lastName(word))
                        .hasMessageNotContaining("hidden");
            case IGNORED ->
                assertThat(UnknownWords.remarks(DatabaseUrl.parse(url)))
                        .containsExactly("DATABASE_URL sets %s, which the JDBC driver does not know and ignores."
                                .formatted(lastName(word)));
            default -> {
                DatabaseUrl parsed = DatabaseUrl.parse(url);
                assertThat(parsed.driverProperties()).isEqualTo(properties(outcome));
                assertThat(UnknownWords.remarks(parsed)).isEmpty();
            }
        }
    }

    @Test
    void bothPagesHaveTheSameWords() throws IOException {
        assertThat(GuideWords.rows("zh").toString().replace("忽略", IGNORED).replace("拒绝", REFUSED))
                .isEqualTo(GuideWords.rows("en").toString())
                .hasSizeGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslmode=disable&ssl=require",
                "ssl={\"rejectUnauthorized\":false}",
                "ssl=1",
                "ssl_verify_cert=false",
                "tls=skip-verify&ssl-mode=PREFERRED"
            })
    void ofSeveralWordsTheStrongestCounts(String words) {
        assertThat(DatabaseUrl.parse("mysql://db/registry?" + words).driverProperties())
                .isEqualTo(Map.of("sslMode", "REQUIRED"));
    }

    @ParameterizedTest
    @CsvSource({
        "ssl=true&sslmode=require, require",
        "sslmode=prefer&ssl=true, prefer",
        "ssl=true&sslrootcert=/ca.pem, verify-full",
        "ssl=no, prefer",
        "sslmode=require&sslrootcert=system, verify-full"
    })
    void thatItIsWantedSaysLessThanHow(String words, String mode) {
        assertThat(DatabaseUrl.parse("postgresql://db/registry?" + words).driverProperties())
                .containsEntry("sslmode", mode);
    }

    @Test
    void wordsOfTheDriverPassAsTheyAre() {
        String words = "useSSL=true&requireSSL=true&verifyServerCertificate=true&connectTimeout=1500";
        DatabaseUrl url = DatabaseUrl.parse("mysql://db/registry?" + words);
        assertThat(url.driverProperties()).isEqualTo(properties(words));
        assertThat(UnknownWords.remarks(url)).isEmpty();
    }

    @Test
    void harmlessWordsOfTlsAreIgnored() {
        assertThat(UnknownWords.remarks(DatabaseUrl.parse("postgresql://db/registry?sslcompression=0&sslsni=1&a=b")))
                .containsExactly(
                        "DATABASE_URL sets a, sslcompression, sslsni, which the JDBC driver does not know and ignores.");
    }

    private static Stream<Arguments> words() throws IOException {
        return GuideWords.rows("en").stream()
                .flatMap(row -> Stream.of(
                        Arguments.of("postgresql", row.get(0), row.get(1)),
                        Arguments.of("mysql", row.get(0), row.get(2))));
    }

    private static String lastName(String words) {
        return words.substring(words.lastIndexOf('&') + 1).split("=", 2)[0];
    }

    private static Map<String, String> properties(String words) {
        Map<String, String> properties = new TreeMap<>();
        for (String pair : words.split("&")) {
            String[] parts = pair.split("=", 2);
            properties.put(parts[0], NetworkUrl.decode(parts[1]));
        }
        return properties;
    }
}
