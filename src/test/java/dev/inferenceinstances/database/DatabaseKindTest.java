package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseKindTest {

    @Test
    void theLabelsAreTheDatabaseTypesThatUsersSee() {
        assertThat(DatabaseKind.values())
                .extracting(DatabaseKind::label)
                .containsExactlyInAnyOrder("postgresql", "mysql", "sqlite");
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsFoundByItsLabel(DatabaseKind kind) {
        assertThat(DatabaseKind.ofLabel(kind.label())).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql, POSTGRESQL",
        "postgres, POSTGRESQL",
        "postgresql+psycopg2, POSTGRESQL",
        "PostgreSQL+asyncpg, POSTGRESQL",
        "mysql, MYSQL",
        "mysql+pymysql, MYSQL",
        "mariadb, MYSQL",
        "sqlite, SQLITE",
        "sqlite+aiosqlite, SQLITE"
    })
    void aSchemeTellsTheKindWhateverTheDriver(String scheme, DatabaseKind kind) {
        assertThat(DatabaseKind.ofScheme(scheme)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oracle", "postgre", "psycopg2+postgresql", "http"})
    void anotherSchemeTellsNone(String scheme) {
        assertThat(DatabaseKind.ofScheme(scheme)).isEmpty();
    }
}
