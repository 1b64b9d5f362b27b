package dev.inferenceinstances.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.lease.BorrowPeak;
import dev.inferenceinstances.pool.WaitingLimits;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** With the threads of the defaults, which are 200. */
class AdmissionControlTest {

    private final AtomicInteger poolSize = new AtomicInteger(30);
    private final AtomicInteger refused = new AtomicInteger();
    private final AdmissionControl control = new AdmissionControl(
            new BorrowPeak(Clock.systemUTC()), new WaitingLimits(30, 120), poolSize::get, refused::incrementAndGet);

    @Test
    void asManyMayWaitAsTheSettingAllows() {
        assertThat(admitted()).isEqualTo(150);
        assertThat(control.refusal()).startsWith("120 callers wait for a connection already");
        assertThat(refused).hasValue(1);
    }

    @Test
    void whoeverHasGotAConnectionMakesRoomForAnother() {
        admitted();
        control.served();
        assertThat(control.admit()).isTrue();
        assertThat(control.admit()).isFalse();
    }

    @Test
    void aResizeIsHeededAtOnce() {
        poolSize.set(200);
        assertThat(admitted()).isEqualTo(200);
        assertThat(control.refusal()).startsWith("200 requests hold a connection or wait for one already");
    }

    private int admitted() {
        int admitted = 0;
        while (control.admit()) {
            admitted++;
        }
        return admitted;
    }
}
