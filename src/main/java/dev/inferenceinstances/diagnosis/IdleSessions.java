package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.session.ServerSession;
import dev.inferenceinstances.session.ServerView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * For how long sessions have been seen idle. MySQL counts an idle session's time from the start of its last statement, so that it shows
 * long work as a long pause; what was seen in between tells them apart. Called by one thread at a time.
 */
final class IdleSessions {

    /** MySQL tells whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private Map<Long, Instant> since = new HashMap<>();

    /** @return for each idle session, by its number, since when nothing has been seen to run, in milliseconds */
    Map<Long, Long> see(ServerView view) {
        Map<Long, Instant> now = new HashMap<>();
        Map<Long, Long> idleMs = new HashMap<>();
        for (ServerSession session : view.sessions()) {
            if (session.in(ServerSession.IDLE) && session.stateMs() != null) {
                Instant first = since.getOrDefault(session.pid(), view.at());
                Instant lastWork = view.at().minusMillis(session.stateMs()).minus(ROUNDING);
                // it has worked since it was first seen idle
                Instant idleSince = lastWork.isAfter(first) ? view.at() : first;
                now.put(session.pid(), idleSince);
                idleMs.put(
                        session.pid(),
                        Math.max(0, Duration.between(idleSince, view.at()).toMillis()));
            }
        }
        since = now;
        return idleMs;
    }
}
