package dev.inferenceinstances.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session on the server.
 *
 * @param pid the server's number for it
 * @param user the account; null where the server does not show it
 * @param applicationName what the client calls itself; null where it is not known
 * @param client the address it comes from; null where it is not shown
 * @param state {@code active}, {@code idle}, {@code idle in transaction}, or another of the server's words; null where it is not shown
 * @param stateMs for how long, in milliseconds; MySQL tells whole seconds; null where it is not shown
 * @param queryMs for how long its statement has run, in milliseconds; null where none runs
 * @param waitEvent what it waits for, in the server's words; null where it does not wait
 * @param query the statement that runs, or in a transaction the last one, shortened; null where there is none or it is not shown
 * @param blockedBy the sessions that it waits for, empty where it waits for none; null where the server does not tell
 */
public record ServerSession(
        long pid,
        @Nullable String user,
        @Nullable String applicationName,
        @Nullable String client,
        @Nullable String state,
        @Nullable Long stateMs,
        @Nullable Long queryMs,
        @Nullable String waitEvent,
        @Nullable String query,
        @Nullable List<Long> blockedBy) {

    public static final String ACTIVE = "active";
    public static final String IDLE = "idle";
    public static final String IDLE_IN_TRANSACTION = "idle in transaction";

    /** Longer statements are cut. */
    static final int LONGEST_QUERY = 300;

    public ServerSession {
        blockedBy = blockedBy == null ? null : List.copyOf(blockedBy);
    }

    /** True where the state begins with this word, for {@code idle in transaction (aborted)} is one of those too. */
    public boolean in(String word) {
        return state != null && state.startsWith(word);
    }
}
