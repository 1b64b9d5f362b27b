package dev.inferenceinstances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceSettingsTest {

    private static final Map<String, String> DOT_ENV = Map.ofEntries(
            Map.entry("ENVIRONMENT", "production"),
            Map.entry("DATABASE_URL", "postgresql+psycopg2://app:pa%24%24${x}@db:5433/registry?sslmode=require"),
            Map.entry("DB_HOST", "db"),
            Map.entry("DB_POOL_SIZE", "20"),
            Map.entry("DB_MAX_OVERFLOW", "40"),
            Map.entry("DB_POOL_RECYCLE", "1800"),
            Map.entry("DB_POOL_PRE_PING", "True"),
            Map.entry("DB_POOL_TIMEOUT", "3"),
            Map.entry("DB_CONNECT_TIMEOUT", "4"),
            Map.entry("DB_ECHO", "true"),
            Map.entry("PORT", "38001"),
            Map.entry("POOL_WARNING_PERCENT", "70"),
            Map.entry("POOL_CRITICAL_PERCENT", "90"),
            Map.entry("POOL_NOT_READY_AFTER", "60"),
            Map.entry("LOG_LEVEL", "WARNING"),
            Map.entry("CORS_ORIGINS", "https://a.example, https://b.example"),
            Map.entry("VITE_PORT", "5173"));

    @Test
    void aDotEnvOfTheEarlierServiceBecomesTheKeysOfQuarkus() {
        String jdbc = "quarkus.datasource.jdbc.";
        String property = jdbc + "additional-jdbc-properties.";
        assertThat(asQuarkusReadsThem(read(DOT_ENV).toQuarkus()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("quarkus.http.port", "38001"),
                        Map.entry("quarkus.http.cors.enabled", "true"),
                        Map.entry("quarkus.http.cors.origins", "https://a.example,https://b.example"),
                        Map.entry("quarkus.log.level", "WARN"),
                        Map.entry("quarkus.log.category.\"org.hibernate.SQL\".level", "DEBUG"),
                        Map.entry("quarkus.datasource.username", "app"),
                        Map.entry("quarkus.datasource.password", "pa$$${x}"),
                        Map.entry(jdbc + "url", "jdbc:postgresql://db:5433/registry"),
                        Map.entry(property + "\"ApplicationName\"", "inference_instances_api"),
                        Map.entry(property + "\"connectTimeout\"", "4"),
                        Map.entry(property + "\"loginTimeout\"", "4"),
                        Map.entry(property + "\"socketTimeout\"", "4"),
                        Map.entry(property + "\"cancelSignalTimeout\"", "2"),
                        Map.entry(property + "\"tcpKeepAlive\"", "true"),
                        Map.entry(property + "\"reWriteBatchedInserts\"", "true"),
                        Map.entry(property + "\"preparedStatementCacheQueries\"", "32"),
                        Map.entry(property + "\"stringtype\"", "unspecified"),
                        Map.entry(property + "\"sslmode\"", "require"),
                        Map.entry("quarkus.thread-pool.max-threads", "300"),
                        Map.entry(jdbc + "initial-size", "20"),
                        Map.entry(jdbc + "min-size", "20"),
                        Map.entry(jdbc + "max-size", "60"),
                        Map.entry(jdbc + "acquisition-timeout", "PT3S"),
                        Map.entry(jdbc + "validate-on-borrow", "true"),
                        Map.entry(jdbc + "validation-query-timeout", "PT1S"),
                        Map.entry(jdbc + "background-validation-interval", "PT5S"),
                        Map.entry(jdbc + "idle-removal-interval", "PT10S"),
                        Map.entry(jdbc + "max-lifetime", "PT30M")));
    }

    @Test
    void withoutSettingsOneSqliteConnectionIsShared() {
        ServiceSettings settings = read(Map.of());
        assertThat(settings.server().port()).isEqualTo(38000);
        assertThat(settings.database().url().jdbcUrl()).isEqualTo("jdbc:sqlite:./inference_instances.db");
        assertThat(settings.pool().shared()).isTrue();
        assertThat(read(Map.of("DATABASE_URL", "mysql://db/registry")).pool().shared())
                .isFalse();
    }

    @Test
    void aDatabaseInMemoryIsNotRecycled() {
        assertThat(read(Map.of("DATABASE_URL", "sqlite://")).pool().recycle()).isZero();
        assertThat(read(Map.of()).pool().recycle()).hasHours(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DB_POL_SIZE, DB_POOL_SIZE",
        "DATABASE_URI, DATABASE_URL",
        "DB_CONECT_TIMEOUT, DB_CONNECT_TIMEOUT",
        "DB_ECO, DB_ECHO",
        "LEAK_ACTON, LEAK_ACTION",
        "DRILL_ENABLED, DRILLS_ENABLED",
        "DB_MAX_WAITNG, DB_MAX_WAITING",
        "POOL_NOT_READY_AFER, POOL_NOT_READY_AFTER",
        "CORS_ORIGIN, CORS_ORIGINS"
    })
    void aMisspeltKeyIsRefused(String name, String meant) {
        assertRefused(name, "1", name + " is not a setting of this service; did you mean " + meant + "?");
    }

    @Test
    void whatIsDoubtfulIsRemarked() {
        Map<String, String> values = Map.of("PROT", "8080", "PORT", "tcp://10.0.0.1:80", "AUTH_PASSWORD", " x ");
        Map<String, String> all = new TreeMap<>(values);
        all.put("AUTH_USERNAME", "admin");
        assertThat(read(all).server().port()).isEqualTo(38000);
        assertThat(read(all).remarks())
                .containsExactly(
                        "PORT is \"tcp://10.0.0.1:80\", which is the address of another service, and is ignored.",
                        "AUTH_PASSWORD is used without the white space or quotes around it.",
                        "PROT is not a setting of this service; did you mean PORT?");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 70000, 'PORT must be a whole number from 0 to 65535, but is \"70000\".'",
        "DB_POOL_SIZE, 0, 'DB_POOL_SIZE must be a whole number from 1 to 1000, but is \"0\".'",
        "DB_READ_ONLY, maybe, 'DB_READ_ONLY must be true or false, but is \"maybe\".'",
        "DB_ECHO, x, 'DB_ECHO must be true or false, but is \"x\".'"
    })
    void aWrongValueIsRefused(String key, String value, String sentence) {
        assertRefused(key, value, sentence);
    }

    @Test
    void itsTextFormShowsNoPassword() {
        assertThat(read(DOT_ENV).toString()).doesNotContain("pa$").doesNotContain("pa%24");
    }

    private static void assertRefused(String key, String value, String sentence) {
        Map<String, String> values = new TreeMap<>(DOT_ENV);
        values.put(key, value);
        assertThatThrownBy(() -> read(values))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(sentence);
    }

    /** Quarkus expands expressions such as {@code ${x}}, so a dollar sign has to be escaped to arrive. */
    private static Map<String, String> asQuarkusReadsThem(Map<String, String> keys) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(keys, "service settings", 100))
                .build();
        Map<String, String> read = new TreeMap<>();
        keys.keySet().forEach(key -> read.put(key, config.getConfigValue(key).getValue()));
        return read;
    }

    private static ServiceSettings read(Map<String, String> values) {
        return ServiceSettings.read(values::get, values.keySet());
    }
}
