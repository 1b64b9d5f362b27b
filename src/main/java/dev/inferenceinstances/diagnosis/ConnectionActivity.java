package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.session.ServerSession;
import java.util.List;
import java.util.Locale;

/**
 * A borrowed connection from both ends.
 *
 * @param lease who has borrowed it here
 * @param session what it does there; null where the server's view is not known or does not show it
 * @param shownAfterMs for how long it had been borrowed when the server showed that, in milliseconds; 0 without a session
 */
record ConnectionActivity(HeldConnection lease, ServerSession session, long shownAfterMs) {

    /** True where its session waits for another session. */
    boolean waitsForLock() {
        return session != null && (!blockers().isEmpty() || lockIn(session.waitEvent()));
    }

    /** The sessions that it waits for; empty where there are none or they are not known. */
    List<Long> blockers() {
        return session == null || session.blockedBy() == null ? List.of() : session.blockedBy();
    }

    /** For how long its statement has run, in milliseconds; 0 where none runs. */
    long statementMs() {
        return session == null || !session.in(ServerSession.ACTIVE) || session.queryMs() == null
                ? 0
                : sinceTheBorrow(session.queryMs());
    }

    /** For how long nothing has run on it since it was borrowed, in milliseconds; 0 where something does, or that is not known. */
    long idleMs() {
        return session == null || !session.in(ServerSession.IDLE) || session.stateMs() == null
                ? 0
                : sinceTheBorrow(session.stateMs());
    }

    /** MySQL counts how often the second changed meanwhile: of a statement of some milliseconds it may say 1000. */
    private long sinceTheBorrow(long millis) {
        return Math.min(millis, shownAfterMs);
    }

    /** PostgreSQL says {@code Lock: relation}, MySQL {@code Waiting for table metadata lock} or {@code User lock}. */
    private static boolean lockIn(String wait) {
        if (wait == null) {
            return false;
        }
        String text = wait.toLowerCase(Locale.ROOT);
        return text.startsWith("lock:")
                || text.equals("user lock")
                || text.startsWith("waiting for") && text.contains("lock");
    }
}
