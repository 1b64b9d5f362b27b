package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrePingTest {

    private final Map<Connection, Long> used = new HashMap<>();
    private final Connection one = connection();
    private final Connection other = connection();
    private long now;
    private int tests;
    private boolean alive = true;

    @Test
    void aConnectionThatWasInUseAMomentAgoIsNotTested() {
        PrePing prePing = prePing(Duration.ofMillis(500));
        passes(1000);
        used.put(one, now);
        passes(499);
        assertThat(prePing.isValid(one)).isTrue();
        assertThat(tests).isZero();
        passes(1);
        assertThat(prePing.isValid(one)).isTrue();
        assertThat(tests).isOne();
    }

    @Test
    void oneThatNobodyKnowsIsTested() {
        assertThat(prePing(Duration.ofMillis(500)).isValid(one)).isTrue();
        assertThat(tests).isOne();
    }

    @Test
    void afterOneWasFoundDeadTheOthersAreTestedUntilTheyAreUsedAgain() {
        PrePing prePing = prePing(Duration.ofMillis(500));
        passes(1000);
        used.put(other, now);
        alive = false;
        assertThat(prePing.isValid(one)).isFalse();
        alive = true;
        passes(1);
        assertThat(prePing.isValid(other)).isTrue();
        assertThat(tests).isEqualTo(2);
        used.put(other, now);
        assertThat(prePing.isValid(other)).isTrue();
        assertThat(tests).isEqualTo(2);
    }

    @Test
    void soTheyAreWhereACallerMetADeadOne() {
        PrePing prePing = prePing(Duration.ofMillis(500));
        passes(1000);
        used.put(one, now);
        prePing.distrust();
        assertThat(prePing.isValid(one)).isTrue();
        assertThat(tests).isOne();
    }

    @Test
    void zeroTestsEachTime() {
        PrePing prePing = prePing(Duration.ZERO);
        passes(1000);
        used.put(one, now);
        prePing.isValid(one);
        assertThat(tests).isOne();
    }

    private PrePing prePing(Duration trust) {
        return new PrePing(
                (raw, nanos) -> used.containsKey(raw) && used.get(raw) - nanos > 0,
                raw -> {
                    tests++;
                    return alive;
                },
                trust,
                () -> now);
    }

    private void passes(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    private static Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                PrePingTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
