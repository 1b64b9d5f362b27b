package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerViewTest {

    private static final String POOL = "inference_instances_api";

    private static final Duration AGE = Duration.ofSeconds(4);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void ownSessionsAreThoseOfThePoolAndOfTheProbes() {
        ServerView view = ServerView.withoutServer(NOW)
                .toThisDatabase(List.of(
                        session(POOL, "active", 5),
                        session(POOL, "idle", 5),
                        session(POOL + "_probe/a", "active", 5),
                        session("billing", "idle", 5)));
        assertThat(view.ownSessions()).isEqualTo(3);
        assertThat(view.idleOwnSessions()).isOne();
    }

    /** It was cut off with its machine, and the server has not noticed. */
    @Test
    void aProbeThatHasBeenSilentForAMinuteIsNobodys() {
        ServerView view = ServerView.withoutServer(NOW)
                .toThisDatabase(List.of(
                        session(POOL, "idle", 500_000),
                        session(POOL + "_probe/a", "idle", 61_000),
                        session(POOL + "_probe/b", "idle", 9_000)));
        assertThat(view.ours())
                .extracting(ClientConnections::applicationName)
                .containsExactlyInAnyOrder(POOL, POOL + "_probe/b");
    }

    @Test
    void aPoolWhoseNameIsInTheUrlIsKnownByThat() {
        ClientConnections pool = new ClientConnections("registry", "10.0.0.1", 4, 1, 3, 0);
        assertThat(pool.asOurs("registry").applicationName()).isEqualTo(POOL);
        assertThat(pool.asOurs(POOL)).isSameAs(pool);
    }

    private static ServerSession session(String program, String state, long stateMs) {
        return new ServerSession(1, "app", program, "10.0.0.1", state, stateMs, null, null, null, List.of());
    }

    @Test
    void whatIsOldOrSeemsToLieAheadIsNotFresh() {
        assertThat(ServerView.withoutServer(NOW.minusSeconds(4)).isWithin(AGE, NOW))
                .isTrue();
        assertThat(ServerView.withoutServer(NOW.minusSeconds(5)).isWithin(AGE, NOW))
                .isFalse();
        assertThat(ServerView.withoutServer(NOW.plusSeconds(3600)).isWithin(AGE, NOW))
                .isFalse();
    }
}
