package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInKindTest {

    @ParameterizedTest
    @EnumSource
    void theKindThatWasBuiltInPasses(DatabaseKind kind) {
        assertThatCode(() -> BuiltInKind.require(settings(kind), Optional.of(kind)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void anyKindPassesWhereNoneWasBuiltIn(DatabaseKind kind) {
        assertThatCode(() -> BuiltInKind.require(settings(kind), Optional.empty()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void noneIsBuiltInWhereThereIsNoRunnerJar(DatabaseKind kind) {
        assertThatCode(() -> BuiltInKind.require(settings(kind))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, SQLITE, postgresql, sqlite", "MYSQL, POSTGRESQL, mysql, postgresql"})
    void anotherKindIsToldWhichPackageToRun(DatabaseKind wanted, DatabaseKind builtIn, String run, String here) {
        assertThatThrownBy(() -> BuiltInKind.require(settings(wanted), Optional.of(builtIn)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "DATABASE_URL names a %s database, but this is the package for %s; "
                                + "run app/%s/quarkus-run.jar instead.",
                        run, here, run);
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, postgresql", "MYSQL, mysql"})
    void whereNoUrlIsSetThePackageSaysSo(DatabaseKind builtIn, String scheme) {
        assertThatThrownBy(() -> BuiltInKind.require(settings(Map.of()), Optional.of(builtIn)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "DATABASE_URL is not set, and this is the package for %s; set it to %s://user:password@host:port/database.",
                        scheme, scheme);
    }

    private static DatabaseSettings settings(DatabaseKind kind) {
        return settings(
                Map.of("DATABASE_URL", kind.label() + (kind == DatabaseKind.SQLITE ? "://" : "://db/registry")));
    }

    private static DatabaseSettings settings(Map<String, String> values) {
        return DatabaseSettings.read(new Settings(values::get));
    }
}
