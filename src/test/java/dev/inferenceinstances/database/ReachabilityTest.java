package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.failure.DatabaseFailure;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReachabilityTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void aServerThatAnswersIsConnectedAndHasNothingToExplain() {
        Reachability well = Reachability.answering(NOW, false, false);
        assertThat(well.reachable()).isTrue();
        assertThat(well.connected()).isTrue();
        assertThat(well.detail()).isNull();
        assertThat(well.loginRefused()).isFalse();
    }

    /** The way to it is open; what is missing is said. */
    @Test
    void aServerThatTakesNoWritesIsReachedAndSaysSo() {
        Reachability standby = Reachability.answering(NOW, true, true);
        assertThat(standby.reachable()).isTrue();
        assertThat(standby.connected()).isTrue();
        assertThat(standby.writesMissing()).isTrue();
        assertThat(standby.detail()).isEqualTo(DatabaseFailure.READ_ONLY.sentence());
    }

    @Test
    void aServerThatIsMeantToTakeNoneHasNothingToExplain() {
        Reachability replica = Reachability.answering(NOW, true, false);
        assertThat(replica.readOnly()).isTrue();
        assertThat(replica.writesMissing()).isFalse();
        assertThat(replica.detail()).isNull();
    }

    /** Who says that there is no room is there. */
    @ParameterizedTest
    @EnumSource(names = {"TOO_MANY_CONNECTIONS", "POOLER_LIMIT"})
    void whoHasNoRoomIsReachedAndNotConnected(DatabaseFailure failure) {
        Reachability full = Reachability.failing(NOW, failure);
        assertThat(full.reachable()).isTrue();
        assertThat(full.connected()).isFalse();
        assertThat(full.detail()).isEqualTo(failure.sentence());
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGIN_REFUSED", "UNKNOWN_DATABASE"})
    void whoRefusesTheLoginIsTold(DatabaseFailure failure) {
        Reachability refused = Reachability.failing(NOW, failure);
        assertThat(refused.reachable()).isFalse();
        assertThat(refused.loginRefused()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "NOT_READY", "CONNECTION_LOST", "SHUTTING_DOWN", "OTHER"})
    void whoDoesNotAnswerIsNotReached(DatabaseFailure failure) {
        Reachability away = Reachability.failing(NOW, failure);
        assertThat(away.reachable()).isFalse();
        assertThat(away.connected()).isFalse();
        assertThat(away.loginRefused()).isFalse();
        assertThat(away.failure()).isEqualTo(failure);
    }

    /** What is open goes on while a server takes no login, and is not to be cut. */
    @ParameterizedTest
    @EnumSource
    void onlyWhoCannotBeHeardSaysNothing(DatabaseFailure failure) {
        assertThat(Reachability.failing(NOW, failure).saysNothing())
                .isEqualTo(failure == DatabaseFailure.UNREACHABLE || failure == DatabaseFailure.CONNECTION_LOST);
    }

    @Test
    void beforeAnybodyHasAskedNothingIsReached() {
        Reachability unknown = Reachability.unknown(NOW);
        assertThat(unknown.reachable()).isFalse();
        assertThat(unknown.failure()).isNull();
        assertThat(unknown.detail()).isEqualTo("The database has not been asked yet");
    }
}
