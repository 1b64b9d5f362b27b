package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    private static final String SECRET = "s3cret-marker";

    @ParameterizedTest
    @CsvSource({
        "postgresql://db/registry, POSTGRESQL",
        "postgres://db/registry, POSTGRESQL",
        "postgresql+psycopg2://db/registry, POSTGRESQL",
        "POSTGRESQL://db/registry, POSTGRESQL",
        "jdbc:postgresql://db/registry, POSTGRESQL",
        "JDBC:postgresql://db/registry, POSTGRESQL",
        "mysql://db/registry, MYSQL",
        "mysql+pymysql://db/registry, MYSQL",
        "mariadb://db/registry, MYSQL",
        "mariadb+mariadbconnector://db/registry, MYSQL",
        "jdbc:mysql://db/registry, MYSQL",
        "jdbc:mariadb://db/registry, MYSQL",
        "sqlite:///registry.db, SQLITE",
        "sqlite+pysqlite:///registry.db, SQLITE",
        "jdbc:sqlite:registry.db, SQLITE",
        "postgresql+asyncpg://db/registry, POSTGRESQL",
        "postgresql+psycopg://db/registry, POSTGRESQL",
        "pgsql://db/registry, POSTGRESQL",
        "postgis://db/registry, POSTGRESQL",
        "mysql2://db/registry, MYSQL",
        "mysql+aiomysql://db/registry, MYSQL",
        "sqlite3:///registry.db, SQLITE",
        "sqlite+aiosqlite:///registry.db, SQLITE"
    })
    void everyAcceptedFormTellsItsKind(String url, DatabaseKind kind) {
        assertThat(DatabaseUrl.parse(url).kind()).isEqualTo(kind);
    }

    @Test
    void theDefaultIsAFileBesideTheService() {
        assertThat(DatabaseUrl.parse(DatabaseUrl.DEFAULT).jdbcUrl()).isEqualTo("jdbc:sqlite:./inference_instances.db");
    }

    @ParameterizedTest
    @CsvSource({
        "oracle://db/registry, oracle",
        "jdbc:h2:mem:registry, h2",
        "inference_instances.db, none",
        "//db/registry, none",
        "admin:hidden@db/registry, none",
        "admin:hidden//x, none",
        "postgresql//admin:hidden@db/registry, none",
        "jdbc:, none"
    })
    void aUrlOfAnotherSchemeOrOfNoneIsRefused(String url, String shown) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "DATABASE_URL must begin with postgresql://, postgres://, mysql://, mariadb://, sqlite:/// or jdbc:, "
                                + "with or without a driver as in postgresql+psycopg2://, but its scheme is \"" + shown
                                + "\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://app:" + SECRET + "@db/registry?password=" + SECRET,
                "mysql+pymysql://app:" + SECRET + "@db/registry",
                "jdbc:postgresql:registry?password=" + SECRET,
                "jdbc:sqlite:registry.db?password=" + SECRET
            })
    void itsTextFormShowsTheKindAlone(String url) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        assertThat(parsed).hasToString("DatabaseUrl[" + parsed.kind().label() + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oracle://app:" + SECRET + "@db/registry",
                "app:" + SECRET + "@db/registry",
                "postgresql//app:" + SECRET + "@db/registry",
                SECRET,
                SECRET + "@db:5432/registry",
                "postgresql:app:" + SECRET + "@db/registry",
                "postgresql://app:" + SECRET + "@db",
                "postgresql://app:" + SECRET + "@db/",
                "postgresql://app:" + SECRET + "@db:0/registry",
                "postgresql://app:" + SECRET + "@db:70000/registry",
                "postgresql://app:" + SECRET + "@db:port/registry",
                "postgresql://app:" + SECRET + "%@db/registry",
                "postgresql://app:" + SECRET + "%zz@db/registry",
                "mysql://app@db/registry?password=%" + SECRET,
                "sqlite://app:" + SECRET + "@db/registry",
                "jdbc:sqlite:/no/such/folder/registry.db?password=" + SECRET
            })
    void noRefusalShowsAPassword(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("DATABASE_URL ")
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }
}
