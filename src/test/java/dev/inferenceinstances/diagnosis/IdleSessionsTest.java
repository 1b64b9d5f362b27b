package dev.inferenceinstances.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.session.ServerSession;
import dev.inferenceinstances.session.ServerView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdleSessionsTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");

    private final IdleSessions sessions = new IdleSessions();

    /** MySQL says 6 s of a session that has ended a statement of 6 s a moment ago. */
    @Test
    void aStatementThatHasJustEndedIsNoPause() {
        see(0, "idle", 100_000);
        see(3, "active", 3000);
        assertThat(see(6, "idle", 6000)).containsEntry(7L, 0L);
        assertThat(see(9, "idle", 9000)).containsEntry(7L, 3000L);
    }

    @Test
    void workBetweenTwoLooksIsKnownByTheServersOwnTime() {
        see(0, "idle", 100_000);
        see(15, "idle", 115_000);
        assertThat(see(30, "idle", 4000)).containsEntry(7L, 0L);
        assertThat(see(33, "idle", 7000)).containsEntry(7L, 3000L);
    }

    @Test
    void aPauseInATransactionIsOneToo() {
        see(0, "idle in transaction", 0);
        assertThat(see(5, "idle in transaction", 5000)).containsEntry(7L, 5000L);
    }

    @Test
    void whatRunsIsNotIdle() {
        assertThat(see(0, "active", 5000)).isEmpty();
    }

    private Map<Long, Long> see(int second, String state, long stateMs) {
        ServerSession session =
                new ServerSession(7, "app", "ours", "127.0.0.1", state, stateMs, null, null, null, List.of());
        return sessions.see(new ServerView(START.plusSeconds(second), "8.0", 100, 0, 1, List.of(session), List.of()));
    }
}
