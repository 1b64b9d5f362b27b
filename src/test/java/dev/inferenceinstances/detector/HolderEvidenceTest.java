package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.lease.HeldConnection;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolderEvidenceTest {

    @Test
    void whoHoldsTheMostComesFirstAndAmongEqualsWhoHasHeldForLongest() {
        List<HeldConnection> leases = new ObservationBuilder()
                .seconds(1, 4, 0)
                .requestHolds("GET /a", 1000, 1)
                .requestHolds("GET /b", 9000, 2)
                .taskHolds("import", 20, 3)
                .taskHolds("import", 30, 4)
                .observation()
                .leases();
        assertThat(HolderEvidence.byHolder(leases))
                .containsExactly(
                        new HolderEvidence("import", 2, 30, null, 4),
                        new HolderEvidence("GET /b", 1, 9000, "request-1", 2),
                        new HolderEvidence("GET /a", 1, 1000, "request-0", 1));
        assertThat(HolderEvidence.mainHolder(leases)).isEqualTo("import");
        assertThat(HolderEvidence.longestMs(leases)).isEqualTo(9000);
    }

    @Test
    void fiveHoldersAreEnough() {
        ObservationBuilder observation = new ObservationBuilder().seconds(1, 6, 0);
        for (int pid = 1; pid <= 6; pid++) {
            observation.requestHolds("GET /" + pid, 1000 * pid, pid);
        }
        assertThat(HolderEvidence.byHolder(observation.observation().leases()))
                .extracting(HolderEvidence::holder)
                .containsExactly("GET /6", "GET /5", "GET /4", "GET /3", "GET /2");
    }

    @Test
    void whereNothingIsHeldThereIsNoHolder() {
        assertThat(HolderEvidence.byHolder(List.of())).isEmpty();
        assertThat(HolderEvidence.mainHolder(List.of())).isEqualTo("-");
        assertThat(HolderEvidence.longestMs(List.of())).isZero();
    }
}
