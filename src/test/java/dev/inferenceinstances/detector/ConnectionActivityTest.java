package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.session.Pooler;
import dev.inferenceinstances.session.ServerSession;
import dev.inferenceinstances.session.ServerView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionActivityTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void withoutASampleNothingIsKnownOfASession() {
        List<ConnectionActivity> joined = ConnectionActivity.join(List.of(held(1, 5000, 7)), null, NOW);
        assertThat(joined).singleElement().satisfies(one -> {
            assertThat(one.session()).isNull();
            assertThat(one.statementMs()).isZero();
            assertThat(one.idleMs()).isZero();
            assertThat(one.blockers()).isEmpty();
            assertThat(one.waitsForLock()).isFalse();
        });
    }

    @Test
    void aLeaseMeetsTheSessionOfItsConnection() {
        ServerSample sample = sample(NOW, List.of(), session(7, "active", 800L, null), session(8, "idle", 10L, null));
        assertThat(ConnectionActivity.join(List.of(held(1, 5000, 7), held(2, 3000, null)), sample, NOW))
                .extracting(ConnectionActivity::statementMs)
                .containsExactly(800L, 0L);
    }

    @Test
    void whatTheServerShowedBeforeTheBorrowIsAboutSomebodyElse() {
        ServerSample sample = sample(NOW.minusMillis(500), List.of(), session(7, "active", 800L, null));
        assertThat(ConnectionActivity.join(List.of(held(1, 100, 7)), sample, NOW))
                .extracting(ConnectionActivity::session)
                .containsOnlyNulls();
    }

    @Test
    void noStatementIsOlderThanItsBorrow() {
        ServerSample sample = sample(NOW, List.of(), session(7, "active", 60_000L, null));
        assertThat(ConnectionActivity.join(List.of(held(1, 250, 7)), sample, NOW)
                        .get(0)
                        .statementMs())
                .isEqualTo(250);
    }

    @Test
    void nothingIsIdleForLongerThanItWasSeen() {
        ServerSample sample = sample(NOW, List.of(), session(8, "idle", 6000L, null), session(9, "idle", 6000L, null));
        assertThat(ConnectionActivity.join(List.of(held(1, 20_000, 8), held(2, 20_000, 9)), sample, NOW))
                .extracting(ConnectionActivity::idleMs)
                .containsExactly(2500L, 0L);
    }

    /** As with track_activities switched off. */
    @Test
    void aWaitForALockIsAsLongAsTheBorrowWhereTheServerHidesTheStatement() {
        ServerSession blocked =
                new ServerSession(7, "app", "ours", "127.0.0.1", "disabled", null, null, null, null, List.of(99L));
        assertThat(ConnectionActivity.join(List.of(held(1, 9000, 7)), sample(NOW, List.of(), blocked), NOW)
                        .get(0)
                        .lockWaitMs())
                .isEqualTo(9000);
    }

    @Test
    void whatHasJustComeBackStillCounts() {
        ServerSample sample = sample(NOW.minusMillis(1500), List.of(held(1, 4000, 7)), session(7, "active", 9L, null));
        assertThat(ConnectionActivity.join(List.of(), sample, NOW)).hasSize(1);
        assertThat(ConnectionActivity.join(List.of(), sample, NOW.plusMillis(1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Lock: relation, true",
        "LWLock: WALWrite, false",
        "Waiting for table metadata lock, true",
        "User lock, true",
        "Waiting for handler commit, false",
        "IO: DataFileRead, false"
    })
    void aLockIsToldFromOtherWaits(String wait, boolean lock) {
        ServerSample sample = sample(NOW, List.of(), session(7, "active", 9L, wait));
        assertThat(ConnectionActivity.join(List.of(held(1, 4000, 7)), sample, NOW)
                        .get(0)
                        .waitsForLock())
                .isEqualTo(lock);
    }

    @Test
    void behindAPoolerSessionsUnderTheServicesNameHaveAHolderThatIsNotKnown() {
        String ours = DatabaseSettings.APPLICATION_NAME;
        ServerSample sample = new ServerSample(
                new ServerView(
                                NOW,
                                "18.0",
                                100,
                                3,
                                4,
                                List.of(
                                        named(1, ours, "active"),
                                        named(2, ours, "idle in transaction"),
                                        named(3, ours, "idle"),
                                        named(4, "psql", "active")),
                                List.of())
                        .behind(Pooler.UNKNOWN),
                List.of(),
                10,
                Map.of(2L, 3000L));
        List<ConnectionActivity> joined = ConnectionActivity.join(List.of(held(1, 4000, null)), sample, NOW);
        assertThat(joined).extracting(activity -> activity.lease().holder()).containsExactly("GET /x", "?", "?");
        assertThat(joined).extracting(activity -> activity.lease().serverPid()).containsExactly(null, 1, 2);
        assertThat(joined).extracting(ConnectionActivity::statementMs).containsExactly(0L, 3000L, 0L);
        assertThat(joined).extracting(ConnectionActivity::idleMs).containsExactly(0L, 0L, 3000L);
    }

    private static ServerSession named(long pid, String name, String state) {
        return new ServerSession(pid, "app", name, "127.0.0.1", state, 3000L, 3000L, null, null, List.of());
    }

    private static HeldConnection held(long id, long heldMs, Integer pid) {
        return new HeldConnection(
                id,
                heldMs,
                NOW.minusMillis(heldMs),
                "GET /x",
                "r",
                null,
                "t",
                true,
                pid,
                LeaseState.IN_USE,
                null,
                true);
    }

    private static ServerSession session(long pid, String state, Long ms, String wait) {
        return new ServerSession(pid, "app", "ours", "127.0.0.1", state, ms, ms, wait, null, List.of());
    }

    private static ServerSample sample(Instant at, List<HeldConnection> leases, ServerSession... sessions) {
        return new ServerSample(
                new ServerView(at, "18.0", 100, 3, sessions.length, List.of(sessions), List.of()),
                leases,
                10,
                Map.of(8L, 2500L));
    }
}
