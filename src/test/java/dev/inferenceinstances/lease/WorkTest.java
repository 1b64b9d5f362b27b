package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.traffic.Timings;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** When a request counts among those that want a connection and have none. */
class WorkTest {

    private final Holder holder = new HolderRegistry(new Timings(Clock.systemUTC())).named("POST /api/instances");
    private final Work work = Work.request(holder, "request", null, true);

    @Test
    void itCountsFromItsAdmissionToItsFirstConnection() {
        assertThat(work.borrowed()).isTrue();
        assertThat(work.borrowed()).as("another beside it").isFalse();
        assertThat(work.answered()).isFalse();
    }

    @Test
    void itCountsToItsEndIfItGetsNone() {
        assertThat(work.answered()).isTrue();
        assertThat(work.answered()).isFalse();
    }

    @Test
    void itCountsAgainWhereItQueuesForAnother() {
        assertThat(work.wantsAnother()).as("it counts already").isFalse();
        work.borrowed();
        assertThat(work.wantsAnother()).as("it has one").isFalse();
        work.returned();
        assertThat(work.wantsAnother()).isTrue();
        assertThat(work.wantsAnother()).isFalse();
        assertThat(work.borrowed()).isTrue();
        work.returned();
        assertThat(work.wantsAnother()).isTrue();
        assertThat(work.answered()).isTrue();
        assertThat(work.wantsAnother()).as("it is over").isFalse();
    }

    @Test
    void whatWasNotAdmittedNeverCounts() {
        Work background = Work.background(holder);
        assertThat(background.borrowed()).isFalse();
        background.returned();
        assertThat(background.wantsAnother()).isFalse();
        assertThat(background.answered()).isFalse();
    }
}
