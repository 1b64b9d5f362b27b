package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingLimitsTest {

    @Test
    void fourCallersMayWaitForEachConnectionUnlessTheSettingSaysOtherwise() {
        assertThat(read(Map.of(), 30, false)).isEqualTo(new WaitingLimits(30, 120));
        assertThat(read(Map.of(), 1, false).maxWaiting()).isEqualTo(4);
        assertThat(read(Map.of("DB_MAX_WAITING", "7"), 30, false).maxWaiting()).isEqualTo(7);
    }

    @Test
    void oneSharedConnectionMayBeWaitedForByAsManyAsAPoolOfTheDefaultSize() {
        assertThat(read(Map.of(), 1, true).maxWaiting()).isEqualTo(120);
    }

    @Test
    void thereIsAThreadForEachRequestThatMayWait() {
        assertThat(new WaitingLimits(30, 500).toQuarkus()).isEqualTo(Map.of("quarkus.thread-pool.max-threads", "530"));
        assertThat(new WaitingLimits(30, 120).toQuarkus()).isEqualTo(Map.of("quarkus.thread-pool.max-threads", "200"));
    }

    @Test
    void aPoolThatWasMadeLargerThanTheThreadsAllowSaysSo() {
        WaitingLimits limits = new WaitingLimits(30, 120);
        assertThat(limits.threadsFor(80)).isEmpty();
        assertThat(limits.threadsFor(81)).hasValue(200);
        assertThat(limits.mostRequests(200)).isEqualTo(200);
        assertThat(limits.reached(30))
                .isEqualTo("120 callers wait for a connection already, the most that DB_MAX_WAITING allows");
        assertThat(limits.reached(200))
                .isEqualTo(
                        "200 requests hold a connection or wait for one already, as many as the service has threads for");
    }

    @Test
    void aNumberOutOfBoundsIsRefusedInOneSentence() {
        assertThatThrownBy(() -> read(Map.of("DB_MAX_WAITING", "0"), 30, false))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("DB_MAX_WAITING must be a whole number from 1 to 10000, but is \"0\".");
    }

    private static WaitingLimits read(Map<String, String> values, int maxConnections, boolean shared) {
        return WaitingLimits.read(new Settings(values::get), maxConnections, shared);
    }
}
