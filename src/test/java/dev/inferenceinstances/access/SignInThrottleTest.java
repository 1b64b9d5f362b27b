package dev.inferenceinstances.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final ClientAddress HERE = new ClientAddress("192.0.2.1");
    private static final ClientAddress ELSEWHERE = new ClientAddress("192.0.2.2");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private int wrong;
    private final SignInThrottle throttle = new SignInThrottle("Nobody can sign in", nanos::get);

    @Test
    void eachFailureIsAnsweredLaterThanTheOneBefore() {
        assertThat(IntStream.range(0, 5).mapToObj(turn -> fail()))
                .containsExactly(
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2));
    }

    @Test
    void theFifthFailureWithinAMinuteLocksTheAddressAndNoOther() {
        failTimes(4);
        assertThat(throttle.lockedFor(HERE)).isZero();
        fail();
        assertThat(throttle.lockedFor(HERE)).hasSeconds(15);
        assertThat(throttle.begin(HERE)).hasSeconds(15);
        assertThat(throttle.lockedFor(ELSEWHERE)).isZero();
        assertThat(throttle.begin(ELSEWHERE)).isZero();
    }

    @Test
    void aLockEnds() {
        failTimes(5);
        pass(Duration.ofMillis(14_999));
        assertThat(throttle.begin(HERE)).hasMillis(1);
        pass(Duration.ofMillis(1));
        assertThat(throttle.lockedFor(HERE)).isZero();
        assertThat(throttle.begin(HERE)).isZero();
    }

    @Test
    void eachLockIsLongerThanTheOneBeforeUpToAMinute() {
        for (int seconds : new int[] {15, 30, 60, 60}) {
            while (throttle.lockedFor(HERE).isZero()) {
                fail();
            }
            assertThat(throttle.lockedFor(HERE)).hasSeconds(seconds);
            pass(throttle.lockedFor(HERE));
        }
    }

    @Test
    void failuresThatAreAMinuteOldAreForgotten() {
        failTimes(4);
        pass(Duration.ofMinutes(1));
        assertThat(fail()).hasMillis(250);
        assertThat(throttle.lockedFor(HERE)).isZero();
    }

    @Test
    void attemptsUnderWayCountAsFailures() {
        failTimes(3);
        assertThat(throttle.begin(HERE)).isZero();
        assertThat(throttle.begin(HERE)).isZero();
        assertThat(throttle.begin(HERE)).hasSeconds(1);
        throttle.withdrawn(HERE);
        assertThat(throttle.begin(HERE)).isZero();
    }

    @Test
    void afterALockOneAttemptAtATimeIsTaken() {
        failTimes(5);
        pass(Duration.ofSeconds(15));
        assertThat(throttle.begin(HERE)).isZero();
        assertThat(throttle.begin(HERE)).hasSeconds(1);
    }

    @Test
    void aSuccessForgivesWhatFailedBefore() {
        failTimes(5);
        pass(Duration.ofSeconds(15));
        assertThat(throttle.begin(HERE)).isZero();
        throttle.succeeded(HERE);
        assertThat(fail()).hasMillis(250);
        failTimes(3);
        assertThat(throttle.lockedFor(HERE)).isZero();
        fail();
        assertThat(throttle.lockedFor(HERE)).hasSeconds(15);
    }

    @Test
    void whatFailedIsKnownForAMinuteAndFromItsAddressOnly() {
        throttle.begin(HERE);
        throttle.failed(digest(7), HERE);
        assertThat(throttle.wereWrong(digest(7), HERE)).isTrue();
        assertThat(throttle.wereWrong(digest(8), HERE)).isFalse();
        assertThat(throttle.wereWrong(digest(7), ELSEWHERE)).isFalse();
        pass(Duration.ofMinutes(1));
        assertThat(throttle.wereWrong(digest(7), HERE)).isFalse();
    }

    private static ByteBuffer digest(int of) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(0, of);
    }

    private void failTimes(int times) {
        IntStream.range(0, times).forEach(turn -> fail());
    }

    private Duration fail() {
        assertThat(throttle.begin(HERE)).isZero();
        return throttle.failed(digest(wrong++), HERE);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
