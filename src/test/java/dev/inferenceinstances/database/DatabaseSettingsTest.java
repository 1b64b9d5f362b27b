package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.ReplicaName;
import dev.inferenceinstances.setting.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

    private static final String POSTGRESQL = "postgresql://app:s3cret-marker@db/registry";
    private static final String MYSQL = "mysql://app:s3cret-marker@db/registry";
    private static final String SQLITE = "sqlite:///registry.db";
    private static final String ECHO = "quarkus.log.category.\"org.hibernate.SQL\".level";
    private static final Duration PROBE = Duration.ofSeconds(3);

    @Test
    void theDefaultIsASqliteFileAndTenSecondsToConnect() {
        DatabaseSettings settings = read(Map.of());
        assertThat(settings.url()).isEqualTo(DatabaseUrl.parse("sqlite:///./inference_instances.db"));
        assertThat(settings.connectTimeout()).hasSeconds(10);
        assertThat(settings.echo()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POSTGRES_URL",
                "DB_URL",
                "SQLALCHEMY_DATABASE_URI",
                "QUARKUS_DATASOURCE_JDBC_URL",
                "SPRING_DATASOURCE_URL"
            })
    void theUrlUnderAnotherNameIsNotPassedOver(String name) {
        assertThatThrownBy(() -> read(Map.of(name, POSTGRESQL)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "%s is set, but this service reads DATABASE_URL; put the URL there, or sqlite:///./inference_instances.db "
                                + "for the file that is used where nothing is set.",
                        name);
        assertThat(read(Map.of(name, POSTGRESQL, "DATABASE_URL", SQLITE)).urlGiven())
                .isTrue();
        assertThat(read(Map.of(name, " ")).urlGiven()).isFalse();
    }

    @Test
    void theUrlBecomesTheDataSourceOfQuarkus() {
        assertThat(quarkus(POSTGRESQL))
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db/registry")
                .containsEntry("quarkus.datasource.username", "app")
                .containsEntry("quarkus.datasource.password", "s3cret-marker");
        assertThat(quarkus(SQLITE)).doesNotContainKeys("quarkus.datasource.username", "quarkus.datasource.password");
    }

    @ParameterizedTest
    @CsvSource({
        POSTGRESQL + ", ApplicationName, inference_instances_api",
        MYSQL + ", connectionAttributes, program_name:inference_instances_api",
        "postgresql://db/registry?application_name=mine, ApplicationName, mine",
        "postgresql://db/registry?sslmode=require, sslmode, require"
    })
    void theServerSeesWhoseSessionsTheseAre(String url, String property, String value) {
        assertThat(pool(Map.of("DATABASE_URL", url))).containsEntry(property, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                POSTGRESQL + " | inference_instances_api",
                MYSQL + " | inference_instances_api",
                SQLITE + " | inference_instances_api",
                "postgresql://db/registry?application_name=mine | mine",
                "mysql://db/registry?connectionAttributes=a:b,program_name:mine | mine",
                "mysql://db/registry?connectionAttributes=a:b | inference_instances_api"
            })
    void thePoolIsKnownByTheNameThatTheServerSees(String url, String name) {
        assertThat(read(Map.of("DATABASE_URL", url)).poolName()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        POSTGRESQL + ", connectTimeout, 10, 1, 300",
        POSTGRESQL + ", loginTimeout, 10, 1, 300",
        POSTGRESQL + ", socketTimeout, 10, 1, 300",
        MYSQL + ", socketTimeout, 10000, 1500, 300000",
        MYSQL + ", connectTimeout, 10000, 1500, 300000",
        SQLITE + ", busy_timeout, 10000, 1500, 300000"
    })
    void theTimeoutIsSaidInTheUnitOfTheDriver(
            String url, String property, String byDefault, String ofOneAndAHalf, String ofFiveMinutes) {
        String key = "DB_CONNECT_TIMEOUT";
        assertThat(pool(Map.of("DATABASE_URL", url))).containsEntry(property, byDefault);
        assertThat(pool(Map.of("DATABASE_URL", url, key, "1.5"))).containsEntry(property, ofOneAndAHalf);
        assertThat(pool(Map.of("DATABASE_URL", url, key, "300"))).containsEntry(property, ofFiveMinutes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.999", "301", "soon"})
    void aTimeoutOutOfBoundsIsRefused(String value) {
        assertThatThrownBy(() -> read(Map.of("DB_CONNECT_TIMEOUT", value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("DB_CONNECT_TIMEOUT must be a number of seconds from 1 to 300, but is \"%s\".", value);
    }

    @Test
    void mySqlSpeaksUtc() {
        assertThat(pool(Map.of("DATABASE_URL", MYSQL)))
                .containsEntry("connectionTimeZone", "+00:00")
                .containsEntry("forceConnectionTimeZoneToSession", "true");
    }

    @Test
    void echoLogsTheStatements() {
        assertThat(read(Map.of("DB_ECHO", "True")).echo()).isTrue();
        assertThat(read(Map.of("DB_ECHO", "True")).toQuarkus()).containsEntry(ECHO, "DEBUG");
        assertThat(read(Map.of()).toQuarkus()).containsEntry(ECHO, "INFO");
    }

    @Test
    void theProbeLogsInAndGivesUpAfterItsOwnTimeout() {
        assertThat(probe(POSTGRESQL))
                .containsEntry("user", "app")
                .containsEntry("password", "s3cret-marker")
                .containsEntry("ApplicationName", "inference_instances_api_probe/" + ReplicaName.OWN)
                .containsEntry("connectTimeout", "3")
                .containsEntry("socketTimeout", "3");
        assertThat(probe(MYSQL))
                .containsEntry("connectionAttributes", "program_name:inference_instances_api_probe/" + ReplicaName.OWN)
                .containsEntry("connectTimeout", "3000")
                .containsEntry("socketTimeout", "3000");
        assertThat(probe(SQLITE)).containsOnly(Map.entry("busy_timeout", "3000"));
    }

    @Test
    void theUrlCannotTakeTheProbesNameAndTimeoutsFromIt() {
        assertThat(probe(POSTGRESQL + "?sslmode=require&application_name=mine&connect_timeout=60&socketTimeout=0"))
                .containsEntry("sslmode", "require")
                .containsEntry("connectTimeout", "3")
                .containsEntry("socketTimeout", "3")
                .doesNotContainEntry("ApplicationName", "mine");
    }

    /** The pool's sockets have the time-out of the handshake first. */
    @ParameterizedTest
    @CsvSource({
        POSTGRESQL + ", 0",
        MYSQL + ", 0",
        POSTGRESQL + "?socketTimeout=60, 60000",
        MYSQL + "?socketTimeout=60000, 60000"
    })
    void aStatementMayTakeAsLongAsTheUrlSays(String url, int millis) {
        assertThat(read(Map.of("DATABASE_URL", url)).statementMillis()).isEqualTo(millis);
        assertThat(pool(Map.of("DATABASE_URL", url)))
                .containsEntry("socketTimeout", url.startsWith("p") ? "10" : "10000");
    }

    @Test
    void aStatementsTimeThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> read(Map.of("DATABASE_URL", POSTGRESQL + "?socketTimeout=1m"))
                        .statementMillis())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("DATABASE_URL sets socketTimeout to \"1m\", which is no number of seconds.");
    }

    @ParameterizedTest
    @CsvSource({
        "'postgresql://a,b/registry', connectTimeout, 2",
        "'postgresql://a,b/registry', socketTimeout, 2",
        "'postgresql://a,b/registry', loginTimeout, 10",
        "'postgresql://a,b/registry', hostRecheckSeconds, 2",
        "'mysql://a,b/registry', connectTimeout, 2500",
        "'mysql://a,b/registry', failOverReadOnly, false"
    })
    void severalHostsShareTheTime(String url, String property, String value) {
        assertThat(pool(Map.of("DATABASE_URL", url))).containsEntry(property, value);
    }

    @Test
    void itsTextFormShowsNoPassword() {
        assertThat(read(Map.of("DATABASE_URL", POSTGRESQL)).toString()).doesNotContain("s3cret-marker", "app");
    }

    private static Map<String, String> quarkus(String url) {
        return read(Map.of("DATABASE_URL", url)).toQuarkus();
    }

    /** The properties that the driver is given for a connection of the pool. */
    private static Map<String, String> pool(Map<String, String> values) {
        String prefix = "quarkus.datasource.jdbc.additional-jdbc-properties.\"";
        return read(values).toQuarkus().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        entry -> entry.getKey()
                                .substring(prefix.length(), entry.getKey().length() - 1),
                        Map.Entry::getValue));
    }

    private static Map<String, String> probe(String url) {
        Map<String, String> properties = new HashMap<>();
        read(Map.of("DATABASE_URL", url))
                .probeProperties(PROBE)
                .forEach((name, value) -> properties.put((String) name, (String) value));
        return properties;
    }

    private static DatabaseSettings read(Map<String, String> values) {
        return DatabaseSettings.read(new Settings(values::get));
    }
}
