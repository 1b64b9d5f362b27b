package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.failure.DatabaseFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PoolRenewalTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Reachability WELL = new Reachability(true, NOW, null, null, false, false, false);
    private static final Reachability READ_ONLY =
            new Reachability(true, NOW, DatabaseFailure.READ_ONLY.phrase(), null, true, true, false);

    private final AtomicInteger flushes = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong(-1);
    private final List<Long> givenUp = new ArrayList<>();
    private final PoolRenewal renewal = new PoolRenewal(flushes::incrementAndGet, this::giveUp, nanos::get);

    @Test
    void whatIsTestedLaterIsGivenUpTooUntilThePoolMustHaveComeToIt() {
        renewal.goOn();
        assertThat(givenUp).isEmpty();
        renewal.replace();
        nanos.addAndGet(Duration.ofSeconds(9).toNanos());
        renewal.goOn();
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        renewal.goOn();
        renewal.goOn();
        assertThat(givenUp).as("those that were opened before it was asked for").containsExactly(-1L, -1L);
        assertThat(flushes).hasValue(1);
    }

    @Test
    void aRefusedWriteReplacesTheConnectionsOnceInSomeSeconds() {
        for (int i = 0; i < 100; i++) {
            renewal.writeRefused();
        }
        assertThat(flushes).hasValue(1);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        renewal.writeRefused();
        assertThat(flushes).hasValue(2);
    }

    @Test
    void writesThatAreBackReplaceThemToo() {
        renewal.look(WELL);
        renewal.look(READ_ONLY);
        assertThat(flushes).hasValue(0);
        renewal.look(Reachability.failing(NOW, DatabaseFailure.UNREACHABLE));
        renewal.look(null);
        assertThat(flushes).hasValue(0);
        renewal.look(WELL);
        renewal.look(WELL);
        assertThat(flushes).hasValue(1);
    }

    @Test
    void whatWasOnlyBeingTestedIsNotFoundDead() {
        assertThat(renewal.explains(2)).isZero();
        renewal.replace();
        renewal.goOn();
        assertThat(renewal.explains(4)).as("of six that were tested").isEqualTo(4);
        assertThat(renewal.explains(4)).isEqualTo(2);
        renewal.goOn();
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        renewal.goOn();
        assertThat(renewal.explains(3)).as("long after").isZero();
    }

    private int giveUp(long openedBefore) {
        givenUp.add(openedBefore);
        return 3;
    }
}
