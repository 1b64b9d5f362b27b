package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.failure.DatabaseFailure;
import org.junit.jupiter.api.Test;

class ServerDetectorsTest {

    @Test
    void aDatabaseThatDoesNotAnswerIsUnreachable() {
        Finding finding = new ObservationBuilder()
                .seconds(20, 0, 0)
                .unreachable(DatabaseFailure.UNREACHABLE)
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.evidence())
                .isInstanceOfSatisfying(
                        UnreachableDetector.Figures.class,
                        figures -> assertThat(figures.reason()).isEqualTo("The server cannot be reached"));
    }

    @Test
    void aFileThatIsLockedHasNoHostAndNoFirewall() {
        Finding finding = new ObservationBuilder()
                .seconds(20, 0, 0)
                .unreachable(DatabaseFailure.BUSY)
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
        assertThat(Said.inEnglish(finding.actions().get(0)))
                .startsWith("Find the program that holds the lock of the file");
    }

    @Test
    void aDatabaseThatHasNotBeenAskedYetIsNotAway() {
        assertThat(new ObservationBuilder().seconds(20, 0, 0).neverAsked().codes())
                .containsExactly(Code.HEALTHY);
    }

    @Test
    void refusedConnectionsAreTheServersLimit() {
        Finding finding = new ObservationBuilder()
                .seconds(20, 4, 50)
                .refused(7)
                .budget(20, 3, 17, 12, 4)
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.SERVER_LIMIT);
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.evidence()).isInstanceOfSatisfying(ServerLimitDetector.Figures.class, figures -> {
            assertThat(figures.refusedLastMinute()).isEqualTo(7);
            assertThat(figures.byOtherClients()).isEqualTo(12);
        });
        assertThat(Said.inEnglish(finding.actions().get(0)))
                .isEqualTo(
                        "Set DB_POOL_SIZE=4 and DB_MAX_OVERFLOW=0: beside its other clients the server has room for 4 of this service");
    }

    @Test
    void aFullServerIsAWarningBeforeItRefuses() {
        ObservationBuilder full = new ObservationBuilder().seconds(20, 4, 50).budget(20, 3, 17, 12, 4);
        assertThat(full.diagnosis().verdict().code()).isEqualTo(Code.SERVER_LIMIT);
        assertThat(full.diagnosis().verdict().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void aServerWithRoomIsNot() {
        assertThat(new ObservationBuilder()
                        .seconds(20, 4, 50)
                        .budget(100, 3, 96, 50, 46)
                        .codes())
                .containsExactly(Code.HEALTHY);
    }

    @Test
    void aPoolThatHasAllItMayOpenWantsNothingOfAFullServer() {
        assertThat(new ObservationBuilder()
                        .seconds(5, ObservationBuilder.ALL, 500)
                        .budget(50, 3, 47, 16, 30)
                        .codes())
                .doesNotContain(Code.SERVER_LIMIT);
    }

    @Test
    void replicasThatMayWantMoreThanTheServerHasAreAFinding() {
        Finding finding = new ObservationBuilder()
                .seconds(20, 4, 50)
                .fleet(3, 3, 93)
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.FLEET_LIMIT);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(Said.inEnglish(finding.explanation()))
                .isEqualTo("3 replicas may want 93 connections together, and the server has room for 90 of them");
        assertThat(Said.inEnglish(finding.actions().get(0)))
                .isEqualTo("Set DB_POOL_SIZE=10 and DB_MAX_OVERFLOW=7 for each replica: 5 of them fit then");
    }

    @Test
    void replicasThatFitButNotInARolloutAreAFinding() {
        Finding finding = new ObservationBuilder()
                .seconds(20, 4, 50)
                .fleet(2, 2, 62)
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.FLEET_LIMIT);
        assertThat(Said.inEnglish(finding.explanation()))
                .isEqualTo(
                        "2 replicas may want 62 connections together, which fits into the 90 that the server has room for; two more, the new one and the one that ends in the middle of a rollout, may want another 62");
    }

    @Test
    void replicasThatFitInARolloutTooAreNone() {
        assertThat(new ObservationBuilder().seconds(20, 4, 50).fleet(2, 2, 28).codes())
                .containsExactly(Code.HEALTHY);
    }

    @Test
    void replicasThatThereMayBeCountAsThoseThatThereAre() {
        Finding finding = new ObservationBuilder()
                .seconds(20, 4, 50)
                .fleet(1, 3, 93)
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.FLEET_LIMIT);
        assertThat(Said.inEnglish(finding.explanation()))
                .isEqualTo(
                        "3 replicas, as many as FLEET_MAX_REPLICAS says there may be, may want 93 connections together, and the server has room for 90 of them");
    }

    @Test
    void oneReplicaIsNoFleet() {
        assertThat(new ObservationBuilder().seconds(20, 4, 50).fleet(1, 1, 93).codes())
                .containsExactly(Code.HEALTHY);
    }

    @Test
    void whatCallersFeelComesBeforeWhatMayComeToPass() {
        assertThat(new ObservationBuilder()
                        .seconds(20, ObservationBuilder.ALL, 500, 5, 0)
                        .fleet(3, 3, 93)
                        .codes())
                .contains(Code.FLEET_LIMIT)
                .first()
                .isNotEqualTo(Code.FLEET_LIMIT);
    }

    @Test
    void aFullServerLeavesEachReplicaItsShare() {
        Finding finding = new ObservationBuilder()
                .seconds(20, 4, 50)
                .refused(7)
                .fleet(5, 5, 155)
                .diagnosis()
                .verdict();
        assertThat(Said.inEnglish(finding.actions().get(0)))
                .isEqualTo(
                        "Set DB_POOL_SIZE=10 and DB_MAX_OVERFLOW=7 for each of the 5 replicas: beside its other clients the server has room for 17 of each");
    }
}
