package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With the threads of the defaults, which are 200. */
class DemandTest {

    private final Demand demand = new Demand(
            new BorrowPeak(Clock.systemUTC()),
            new LeaseSettings(
                    Duration.ofMinutes(1), Duration.ofMinutes(10), LeakAction.REPORT, Duration.ofSeconds(5), 30, 120));

    @Test
    void asManyMayWaitAsTheSettingAllows() {
        assertThat(admitted()).isEqualTo(150);
        assertThat(demand.full())
                .isEqualTo("120 callers wait for a connection already, the most that DB_MAX_WAITING allows");
        assertThat(demand.threadsFor(80)).isEmpty();
    }

    @Test
    void aPoolThatWasMadeLargerThanTheThreadsAllowSaysSo() {
        demand.poolHolds(200);
        assertThat(demand.threadsFor(81)).hasValue(200);
        assertThat(admitted()).isEqualTo(200);
        assertThat(demand.full())
                .isEqualTo(
                        "200 requests hold a connection or wait for one already, as many as the service has threads for");
    }

    private int admitted() {
        int admitted = 0;
        while (demand.admit()) {
            admitted++;
        }
        return admitted;
    }
}
