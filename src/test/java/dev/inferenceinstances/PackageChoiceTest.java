package dev.inferenceinstances;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageChoiceTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void withoutSettingsItIsSqliteOnTheUsualPort() {
        assertThat(run(Map.of())).isZero();
        assertThat(out).hasToString("sqlite 38000 usual%n".formatted());
        assertThat(err.size()).isZero();
    }

    @Test
    void theSettingsDecide() {
        assertThat(run(Map.of("DATABASE_URL", "mariadb+pymysql://u:p@host/d", "PORT", "8080")))
                .isZero();
        assertThat(out).hasToString("mysql 8080 usual%n".formatted());
    }

    @Test
    void theKeysOfQuarkusAreForTheHealthCheck() {
        assertThat(run(Map.of("PORT", "1", "QUARKUS_HTTP_PORT", "8080", "QUARKUS_HTTP_ROOT_PATH", "/registry")))
                .isZero();
        assertThat(out).hasToString("sqlite 8080,,/registry usual%n".formatted());
    }

    @Test
    void theRootPathOfTheServiceWins() {
        assertThat(run(Map.of("QUARKUS_HTTP_HOST", "10.0.0.7", "ROOT_PATH", "/a", "QUARKUS_HTTP_ROOT_PATH", "/b")))
                .isZero();
        assertThat(out).hasToString("sqlite 38000,10.0.0.7,/a usual%n".formatted());
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, eighty, 'PORT must be a whole number from 0 to 65535, but is \"eighty\".'",
        "DATABASE_URL, mysql://admin:hidden@host:0/d, 'DATABASE_URL must look like mysql://user:password@host:port/database, "
                + "with a port from 1 to 65535 and a percent-encoded password.'"
    })
    void whatCannotBeUsedIsRefusedAsTheServiceWouldRefuseIt(String key, String value, String sentence) {
        assertThat(run(Map.of(key, value))).isEqualTo(1);
        assertThat(out.size()).isZero();
        assertThat(err).hasToString("%s%n".formatted(sentence));
    }

    @ParameterizedTest
    @CsvSource({"256, 80/1", "383, 207/1", "384, 184", "512, 312"})
    void aSmallContainerGetsASmallerHeapAndAVerySmallOneACompilerLess(long memory, String heap) {
        assertThat(PackageChoice.run(Map.of(), memory << 20, printer(out), printer(err)))
                .isZero();
        assertThat(out).hasToString("sqlite 38000 %s%n".formatted(heap));
    }

    private int run(Map<String, String> values) {
        return PackageChoice.run(values, 1L << 30, printer(out), printer(err));
    }

    private static PrintStream printer(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
