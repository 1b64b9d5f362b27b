package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.session.SessionsReport.Borrowed;
import dev.inferenceinstances.session.SessionsReport.Session;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SessionsReportTest {

    private static final Instant SHOWN = Instant.parse("2026-01-02T03:04:05Z");
    private static final ServerView VIEW = new ServerView(
            SHOWN,
            "18.0",
            100,
            3,
            5,
            List.of(
                    session(1, "ours", "active", "select 1"),
                    session(2, "ours", "idle in transaction", "select 2"),
                    session(3, "ours", "idle", null),
                    session(4, "psql", "idle in transaction (aborted)", "select 4"),
                    session(5, null, null, null)),
            List.of(PostgresqlSessions.HIDDEN));

    @Test
    void aSessionIsJoinedWithTheLeaseOfItsConnection() {
        assertThat(report(true).sessions())
                .extracting(Session::lease)
                .containsExactly(
                        null,
                        new Borrowed(7, "GET /x", LeaseState.IN_USE, 1234, "request-7", "trace-7"),
                        null,
                        null,
                        null);
    }

    @Test
    void statementsAreForThoseWhoMaySeeThem() {
        assertThat(report(true).sessions())
                .extracting(Session::query)
                .containsExactly("select 1", "select 2", null, "select 4", null);
        assertThat(report(false).sessions()).extracting(Session::query).containsOnlyNulls();
    }

    @Test
    void usersAreForThoseWhoMaySeeThem() {
        assertThat(report(true).sessions()).extracting(Session::user).containsOnly("app");
        assertThat(report(false).sessions()).extracting(Session::user).containsOnlyNulls();
    }

    @Test
    void statesAreCountedAllInAllAndByProgram() {
        SessionsReport report = report(false);
        assertThat(report.byState())
                .containsEntry("active", 1L)
                .containsEntry("idle", 1L)
                .containsEntry("idle_in_transaction", 1L)
                .containsEntry("idle_in_transaction_aborted", 1L)
                .containsEntry("hidden", 1L);
        assertThat(report.byClient())
                .contains(
                        new ClientConnections("ours", "10.0.0.1", 3, 1, 1, 1),
                        new ClientConnections("psql", "10.0.0.1", 1, 0, 0, 1));
    }

    @Test
    void aSessionThatWasLentAnewWhileTheLeasesWereListedIsShownOnce() {
        assertThat(report(VIEW, false, List.of(held(8), held(7))).sessions())
                .filteredOn(session -> session.lease() != null)
                .singleElement()
                .satisfies(session -> assertThat(session.lease().id()).isEqualTo(8));
    }

    @Test
    void theAgeIsThatOfTheView() {
        assertThat(report(false).ageMs()).isEqualTo(400);
    }

    @Test
    void sessionsThatAreNotListedAreCountedAllTheSame() {
        List<ServerSession> many = LongStream.range(0, ServerView.MOST + 100L)
                .mapToObj(pid -> session(pid, "ours", "idle", null))
                .toList();
        SessionsReport report =
                report(new ServerView(SHOWN, "18.0", 1000, 3, many.size(), many, List.of()).inShort(), false);
        assertThat(report.sessions()).hasSize(ServerView.MOST);
        assertThat(report.byState()).containsEntry("idle", ServerView.MOST + 100L);
        assertThat(report.byClient())
                .singleElement()
                .satisfies(client -> assertThat(client.connections()).isEqualTo(ServerView.MOST + 100));
    }

    private static SessionsReport report(boolean whole) {
        return report(VIEW, whole);
    }

    private static SessionsReport report(ServerView view, boolean whole) {
        return report(view, whole, List.of(held(7)));
    }

    private static SessionsReport report(ServerView view, boolean whole, List<HeldConnection> leases) {
        return SessionsReport.of(DatabaseKind.POSTGRESQL, view, leases, SHOWN.plusMillis(400), whole, Locale.ENGLISH);
    }

    private static HeldConnection held(long id) {
        return new HeldConnection(
                id,
                1234,
                SHOWN.minusMillis(834),
                "GET /x",
                "request-7",
                "trace-7",
                "thread",
                true,
                2,
                LeaseState.IN_USE,
                null,
                true);
    }

    private static ServerSession session(long pid, String program, String state, String query) {
        return new ServerSession(pid, "app", program, "10.0.0.1", state, 10L, null, null, query, List.of());
    }
}
