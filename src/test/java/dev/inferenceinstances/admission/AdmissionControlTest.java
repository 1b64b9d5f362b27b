package dev.inferenceinstances.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.pool.WaitingLimits;
import dev.inferenceinstances.turn.Places;
import dev.inferenceinstances.turn.Turns;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** With the threads of the defaults, which are 200. */
class AdmissionControlTest {

    private final AtomicInteger poolSize = new AtomicInteger(30);
    private final Places places = new Places();
    private final Turns turns = new Turns(places, Duration.ZERO);
    private final AdmissionControl control =
            new AdmissionControl(new WaitingLimits(30, 120), poolSize::get, places::tryAdmit);

    @Test
    void asManyMayWaitAsTheSettingAllows() {
        assertThat(admitted()).isEqualTo(150);
        assertThat(control.refusal()).startsWith("120 callers wait for a connection already");
    }

    @Test
    void whoeverHasGivenAConnectionBackMakesRoomForAnother() {
        admitted();
        turns.lent(true);
        assertThat(control.admit()).as("it has one").isFalse();
        turns.returned();
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
