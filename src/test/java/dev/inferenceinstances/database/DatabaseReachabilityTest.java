package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.failure.DatabaseFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseReachabilityTest {

    private static final Instant ASKED = Instant.parse("2026-01-02T03:04:05Z");

    private Instant now = ASKED.plusSeconds(2);
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private Reachability word = Reachability.failing(ASKED, DatabaseFailure.UNREACHABLE);
    private final DatabaseReachability reachability =
            new DatabaseReachability(() -> word, () -> Optional.of(word), clock);

    @Test
    void withoutProofTheProbeHasTheLastWord() {
        assertThat(reachability.current()).isEqualTo(word);
        assertThat(reachability.known()).contains(word);
        reachability.proved(ASKED.minusSeconds(1));
        assertThat(reachability.current().reachable()).as("an older proof").isFalse();
    }

    @Test
    void fresherTrafficProvesTheProbeWrong() {
        reachability.proved(ASKED.plusSeconds(1));
        assertThat(reachability.current()).isEqualTo(Reachability.answering(ASKED, false, false));
        assertThat(reachability.known()).contains(Reachability.answering(ASKED, false, false));
    }

    /** Behind a pooler the probe waits for its turn as everybody does. */
    @Test
    void whoWaitedForAPoolerIsProvedWrongByWhomItServedMeanwhile() {
        word = word.afterWaiting();
        reachability.proved(ASKED.minus(DatabaseReachability.MAY_BE_BUSY));
        assertThat(reachability.current().reachable()).isFalse();
        reachability.proved(ASKED.minus(DatabaseReachability.MAY_BE_BUSY).plusSeconds(1));
        assertThat(reachability.current().reachable()).isTrue();
    }

    @Test
    void aPoolerServesAsLongAsTrafficFlowsOrItVouches() {
        assertThat(reachability.poolerServes()).isFalse();
        reachability.proved(now.minus(DatabaseReachability.MAY_BE_BUSY).plusSeconds(1));
        assertThat(reachability.poolerServes()).isTrue();
        now = now.plusSeconds(1);
        assertThat(reachability.poolerServes()).isFalse();
        reachability.vouchedFor(now.plusSeconds(1));
        assertThat(reachability.poolerServes()).isTrue();
    }

    /** It has one sentence for whom it sends away, whether it has no room or no server. */
    @Test
    void aPoolerThatMissesTheServerSpeaksOnlyForItself() {
        word = Reachability.failing(ASKED, DatabaseFailure.POOLER_LIMIT);
        assertThat(reachability.current()).isEqualTo(word);
        reachability.missing(now.plusSeconds(1));
        assertThat(reachability.current()).isEqualTo(Reachability.failing(ASKED, DatabaseFailure.UNREACHABLE));
        assertThat(reachability.meaning(DatabaseFailure.POOLER_LIMIT)).isEqualTo(DatabaseFailure.UNREACHABLE);
        assertThat(reachability.meaning(DatabaseFailure.LOCK_TIMEOUT)).isEqualTo(DatabaseFailure.LOCK_TIMEOUT);
        reachability.proved(now);
        assertThat(reachability.current().reachable()).as("served since").isTrue();
        now = now.plusSeconds(1);
        assertThat(reachability.meaning(DatabaseFailure.POOLER_LIMIT)).isEqualTo(DatabaseFailure.POOLER_LIMIT);
    }

    @Test
    void aWordFromBeforeTheClockWasSetBackIsWorthNothing() {
        word = Reachability.failing(ASKED, DatabaseFailure.POOLER_LIMIT);
        reachability.vouchedFor(now.plusSeconds(3600));
        reachability.missing(now.plusSeconds(3600));
        assertThat(reachability.poolerServes()).isFalse();
        assertThat(reachability.current()).isEqualTo(word);
    }

    @Test
    void aProofCountsForAsLongAsIsAskedFor() {
        reachability.proved(now.minusSeconds(2));
        assertThat(reachability.provedWithin(Duration.ofSeconds(3))).isTrue();
        assertThat(reachability.provedWithin(Duration.ofSeconds(2))).isFalse();
    }

    @Test
    void aProofFromBeforeTheClockWasSetBackIsWorthNothing() {
        reachability.proved(ASKED.plusSeconds(300));
        assertThat(reachability.current().reachable()).isFalse();
    }

    @Test
    void whatIsUnusualStaysSaidThoughTrafficFlows() {
        word = Reachability.failing(ASKED, DatabaseFailure.TOO_MANY_CONNECTIONS);
        reachability.proved(now);
        assertThat(reachability.current()).isEqualTo(word);
    }

    /** Who is open already goes on working where the password was changed. */
    @Test
    void trafficProvesNothingOfALoginThatIsRefused() {
        word = Reachability.failing(ASKED, DatabaseFailure.LOGIN_REFUSED);
        reachability.proved(now);
        assertThat(reachability.current()).isEqualTo(word);
    }
}
