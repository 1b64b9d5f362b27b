package dev.inferenceinstances.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkAdmissionTest {

    private static final long MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource({
        "64, 1, 1 bulk request is under way",
        "96, 1, 1 bulk request is under way",
        "512, 5, 5 bulk requests are under way",
        "8192, 85, 85 bulk requests are under way"
    })
    void asManyAreLetInAsTheHeapHasRoomFor(long heap, int most, String refusal) {
        BulkAdmission admission = new BulkAdmission(heap * MIB);
        for (int request = 0; request < most; request++) {
            admission.enter();
        }
        assertThatThrownBy(admission::enter).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(503);
            assertThat(problem.getDetail()).isEqualTo(refusal + ", as many as a heap of " + heap + " MiB has room for");
            assertThat(problem.getHeaders()).containsEntry("Retry-After", 1L);
        });
    }

    @Test
    void aBodyForWhichTheHeapIsTooSmallIsRefused() {
        BulkAdmission admission = new BulkAdmission(96 * MIB);
        byte[] most = new byte[(int) (6 * MIB)];
        admission.require(most);
        assertThatThrownBy(() -> admission.require(new byte[most.length + 1]))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(413);
                    assertThat(problem.getDetail()).contains("6291457", "6291456");
                });
    }

    @Test
    void whoIsDoneMakesRoom() {
        BulkAdmission admission = new BulkAdmission(0);
        admission.enter();
        admission.leave();
        admission.enter();
        assertThatThrownBy(admission::enter).isInstanceOf(HttpProblem.class);
    }
}
