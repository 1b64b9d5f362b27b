package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisspeltKeysTest {

    private static final Set<String> KNOWN = Set.of(
            "CORS_ORIGINS",
            "DATABASE_URL",
            "DB_CONNECT_TIMEOUT",
            "DB_ECHO",
            "DB_MAX_OVERFLOW",
            "DB_POOL_PRE_PING",
            "DB_POOL_PRE_PING_AFTER",
            "DB_POOL_RECYCLE",
            "DB_POOL_SIZE",
            "DB_POOL_TIMEOUT",
            "LOG_LEVEL",
            "POOL_CRITICAL_PERCENT",
            "POOL_NOT_READY_AFTER",
            "POOL_WARNING_PERCENT",
            "PORT");

    @Test
    void everyKnownKeyPasses() {
        assertThatCode(() -> MisspeltKeys.refuse(KNOWN, KNOWN)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ENVIRONMENT",
                "VITE_PORT",
                "HOST",
                "SPORT",
                "DB_HOST",
                "DB_PORT",
                "DB_SERVICE_HOST",
                "DB_SERVICE_PORT",
                "DB_USER",
                "DB_NAME",
                "DB_PASSWORD",
                "DB_POOL_SERVICE_HOST",
                "DB_POOL_SERVICE_PORT",
                "DB_POOL_SERVICE_PORT_HTTP",
                "DB_POOL_PORT",
                "DB_POOL_PORT_8000_TCP",
                "DB_POOL_PORT_8000_TCP_ADDR",
                "DB_POOL_PORT_8000_TCP_PROTO",
                "POST",
                "PART",
                "PORTS",
                "POSTGRES_DB",
                "CATALOG_LEVELS",
                "JAVA_TOOL_OPTIONS",
                "QUARKUS_LOG_LEVEL",
                "_"
            })
    void aKeyOfAnotherProgramPasses(String name) {
        assertThatCode(() -> MisspeltKeys.refuse(List.of(name), KNOWN)).doesNotThrowAnyException();
        assertThat(MisspeltKeys.doubted(List.of(name), KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PROT, PORT",
        "PRT, PORT",
        "POR, PORT",
        "PORTT, PORT",
        "DB_POOL_MAX, DB_POOL_SIZE",
        "DB_POOL_RECYCLE_SECONDS, DB_POOL_RECYCLE"
    })
    void aKeyThatMayBeMeantIsNamedAndStopsNothing(String name, String meant) {
        assertThatCode(() -> MisspeltKeys.refuse(List.of(name), KNOWN)).doesNotThrowAnyException();
        assertThat(MisspeltKeys.doubted(List.of("PATH", name), KNOWN))
                .containsExactly(name + " is not a setting of this service; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.pool-size", "db.pool.size", "db.pol.size", "port", "quarkus.log.level"})
    void aNameThatAConfigurationLibraryMadePasses(String name) {
        assertThatCode(() -> MisspeltKeys.refuse(List.of(name), KNOWN)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "DB_POL_SIZE, DB_POOL_SIZE",
        "DB_POOLSIZE, DB_POOL_SIZE",
        "DBPOOLSIZE, DB_POOL_SIZE",
        "DB-POOL-SIZE, DB_POOL_SIZE",
        "db_pool_size, DB_POOL_SIZE",
        "Db_Pool_Size, DB_POOL_SIZE",
        "DB_POOL_TIMOUT, DB_POOL_TIMEOUT",
        "DB_POOL_PREPING, DB_POOL_PRE_PING",
        "DB_MAX_OVERFLOWS, DB_MAX_OVERFLOW",
        "POOL_WARNING_PERCNT, POOL_WARNING_PERCENT",
        "DATABASE_URI, DATABASE_URL",
        "LOG_LEVL, LOG_LEVEL",
        "LOGLEVEL, LOG_LEVEL",
        "Port, PORT"
    })
    void aMisspeltKeyIsRefusedWithTheOneThatWasMeant(String name, String meant) {
        assertThatThrownBy(() -> MisspeltKeys.refuse(List.of("PATH", name), KNOWN))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(name + " is not a setting of this service; did you mean " + meant + "?");
    }
}
