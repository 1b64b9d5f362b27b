package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://app:secret@db.example:5433/registry | jdbc:postgresql://db.example:5433/registry",
                "postgres://app:secret@db/registry                | jdbc:postgresql://db/registry",
                "postgresql+psycopg2://app:secret@db/registry     | jdbc:postgresql://db/registry",
                "postgresql://app:secret@10.0.0.7:1/registry      | jdbc:postgresql://10.0.0.7:1/registry",
                "postgresql://app:secret@db:65535/registry        | jdbc:postgresql://db:65535/registry",
                "postgresql://app:secret@[::1]:5433/registry      | jdbc:postgresql://[::1]:5433/registry",
                "postgresql://app:secret@[2001:db8::7]/registry   | jdbc:postgresql://[2001:db8::7]/registry",
                "postgresql://app:secret@a:5432,b:5433,c/registry | jdbc:postgresql://a:5432,b:5433,c/registry",
                "postgresql://app:secret@db/my%20registry         | jdbc:postgresql://db/my%20registry",
                "mysql://app:secret@db:3306/registry              | jdbc:mysql://db:3306/registry",
                "mysql+pymysql://app:secret@db/registry           | jdbc:mysql://db/registry",
                "mariadb://app:secret@db/registry                 | jdbc:mysql://db/registry",
                "jdbc:postgresql://app:secret@db/registry         | jdbc:postgresql://db/registry",
                "jdbc:mysql://db:3306/registry?user=app&password=secret | jdbc:mysql://db:3306/registry",
                "jdbc:mariadb://db/registry?user=app&password=secret    | jdbc:mysql://db/registry"
            })
    void credentialsAreTakenOutOfTheUrl(String url, String jdbcUrl) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        assertThat(parsed.jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(parsed.user()).contains("app");
        assertThat(parsed.password()).contains("secret");
        assertThat(parsed.driverProperties()).isEmpty();
        assertThat(parsed.inMemory()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://app:p%40ss%3Aw%2Frd%2B%24@db/registry | app | p@ss:w/rd+$",
                "postgresql://a%40b:p+ss@db/registry                | a@b | p+ss",
                "postgresql://app:p@ss@db/registry                  | app | p@ss",
                "postgresql://app:p:ss@db/registry                  | app | p:ss",
                "mysql://app:100%25@db/registry                     | app | 100%",
                "mysql://app:p%C3%A4ss@db/registry                  | app | päss",
                "mysql://app@db/registry                            | app |",
                "mysql://app:@db/registry                           | app |",
                "mysql://db/registry                                |     |",
                "jdbc:postgresql://db/registry                      |     |",
                "jdbc:postgresql://db/registry?user=a%40b&password=p%26ss%3D+ | a@b | p&ss=+"
            })
    void credentialsArePercentDecoded(String url, String user, String password) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        assertThat(parsed.user().orElse(null)).isEqualTo(user);
        assertThat(parsed.password().orElse(null)).isEqualTo(password);
    }

    @Test
    void theQueryIsSaidInTheWordsOfTheJdbcDriver() {
        assertThat(DatabaseUrl.parse("postgresql://app:secret@db/registry"
                                + "?sslmode=require&application_name=my%20app&connect_timeout=3&prepareThreshold=")
                        .driverProperties())
                .isEqualTo(Map.of(
                        "sslmode", "require",
                        "ApplicationName", "my app",
                        "connectTimeout", "3",
                        "prepareThreshold", ""));
    }

    @ParameterizedTest
    @CsvSource({"utf8mb4, UTF-8", "utf8, UTF-8", "utf8mb3, UTF-8", "latin1, latin1"})
    void aCharacterSetOfMySqlIsSaidAsJavaKnowsIt(String charset, String encoding) {
        DatabaseUrl parsed = DatabaseUrl.parse("mysql+pymysql://app:secret@db/registry?charset=" + charset);
        assertThat(parsed.jdbcUrl()).isEqualTo("jdbc:mysql://db/registry");
        assertThat(parsed.driverProperties()).isEqualTo(Map.of("characterEncoding", encoding));
    }

    @ParameterizedTest
    @CsvSource({
        "any, any",
        "read-write, primary",
        "read-only, secondary",
        "primary, primary",
        "standby, secondary",
        "prefer-standby, preferSecondary"
    })
    void libpqsWordsForTheWantedServerAreTheDriversOwn(String word, String driver) {
        DatabaseUrl parsed = DatabaseUrl.parse("postgresql://a:5432,b:5433/registry?target_session_attrs=" + word);
        assertThat(parsed.jdbcUrl()).isEqualTo("jdbc:postgresql://a:5432,b:5433/registry");
        assertThat(parsed.driverProperties()).isEqualTo(Map.of("targetServerType", driver));
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://a/registry, 1",
        "'postgresql://a:5432,b:5433/registry?x=1,2', 2",
        "'jdbc:mysql://a,b,c/registry', 3",
        "'jdbc:mysql:replication://a,b/registry', 2",
        "sqlite:///registry.db, 1"
    })
    void hostsAreCounted(String url, int hosts) {
        assertThat(DatabaseUrl.parse(url).hosts()).isEqualTo(hosts);
    }

    @Test
    void anAtSignInTheQueryBelongsToTheQuery() {
        DatabaseUrl parsed = DatabaseUrl.parse("postgresql://app:secret@db/registry?application_name=me@here/now");
        assertThat(parsed.password()).contains("secret");
        assertThat(parsed.driverProperties()).containsEntry("ApplicationName", "me@here/now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:registry?user=app",
                "jdbc:postgresql:///registry",
                "jdbc:mysql:replication://a,b/registry",
                "jdbc:mysql://address=(host=db)(port=3306)/registry"
            })
    void aJdbcUrlThatOnlyItsDriverKnowsIsPassedAsItIs(String url) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        assertThat(parsed.jdbcUrl()).isEqualTo(url);
        assertThat(parsed.user()).isEmpty();
        assertThat(parsed.driverProperties()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql:",
                "postgresql://",
                "postgresql://db",
                "postgresql://db/",
                "postgresql://app:secret@db?sslmode=require",
                "postgresql:///registry",
                "postgresql:registry",
                "postgresql://db:0/registry",
                "postgresql://db:70000/registry",
                "postgresql://db:100000/registry",
                "postgresql://a:5432,b:70000/registry",
                "postgresql://[::1]:0/registry",
                "postgresql://::1/registry",
                "jdbc:postgresql://db:70000/registry"
            })
    void aUrlWithoutHostOrDatabaseOrWithAnImpossiblePortIsRefused(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("DATABASE_URL must look like postgresql://user:password@host:port/database, "
                        + "with a port from 1 to 65535 and a percent-encoded password.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://app:100%@db/registry",
                "mysql://app:%zz@db/registry",
                "mysql://a%p:secret@db/registry",
                "mysql://db/registry?password=100%"
            })
    void aPercentSignWithoutDigitsIsRefused(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("DATABASE_URL holds a percent sign that is not followed by two hexadecimal digits; "
                        + "write it as %25.");
    }
}
