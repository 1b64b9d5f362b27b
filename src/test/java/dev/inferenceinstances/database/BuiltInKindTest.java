package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInKindTest {

    @ParameterizedTest
    @EnumSource
    void theKindThatWasBuiltInPasses(DatabaseKind kind) {
        assertThatCode(() -> BuiltInKind.require(kind, Optional.of(kind))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void anyKindPassesWhereNoneWasBuiltIn(DatabaseKind kind) {
        assertThatCode(() -> BuiltInKind.require(kind, Optional.empty())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void noneIsBuiltInWhereThereIsNoRunnerJar(DatabaseKind kind) {
        assertThatCode(() -> BuiltInKind.require(kind)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, SQLITE, postgresql, sqlite", "MYSQL, POSTGRESQL, mysql, postgresql"})
    void anotherKindIsToldWhichPackageToRun(DatabaseKind wanted, DatabaseKind builtIn, String run, String here) {
        assertThatThrownBy(() -> BuiltInKind.require(wanted, Optional.of(builtIn)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "DATABASE_URL names a %s database, but this is the package for %s; "
                                + "run app/%s/quarkus-run.jar instead.",
                        run, here, run);
    }
}
