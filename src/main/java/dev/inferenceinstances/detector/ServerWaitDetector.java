package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements that take long since the server itself waits: for a synchronous standby, for its disk, or for its own latches. */
final class ServerWaitDetector implements Detector {

    /** Shorter waits are ordinary. */
    private static final long LEAST_MS = 1000;

    /**
     * @param connections how many wait so
     * @param longestMs for how long the statement has run that has waited for longest, in milliseconds
     * @param waits what they wait for, in the server's words
     * @param waiting callers that wait for a connection meanwhile
     */
    record Figures(int connections, long longestMs, List<String> waits, List<HolderEvidence> byHolder, int waiting)
            implements Evidence {}

    @Override
    public Optional<Finding> judge(Observation observation) {
        List<ConnectionActivity> held =
                observation.held(each -> each.waitsInServer() && each.statementMs() >= LEAST_MS);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        List<HeldConnection> leases =
                held.stream().map(ConnectionActivity::lease).toList();
        List<@Nullable String> waits =
                held.stream().map(ConnectionActivity::waitEvent).distinct().toList();
        long longest =
                held.stream().mapToLong(ConnectionActivity::statementMs).max().orElse(0);
        return Optional.of(new Finding(
                Code.SERVER_WAITS,
                severity(observation, held.size()),
                Phrase.of("server_waits", held.size(), longest / 1000, String.join(", ", waits)),
                new Figures(
                        held.size(),
                        longest,
                        waits,
                        HolderEvidence.byHolder(leases),
                        observation.pool().waiting()),
                List.of(
                        Phrase.of(
                                waits.stream().anyMatch(ServerWaitDetector::isReplication)
                                        ? "server_waits.standby"
                                        : "server_waits.look"),
                        Phrase.of("server_waits.leave_pool")),
                Phrase.of("server_waits.refuted")));
    }

    private static Severity severity(Observation observation, int connections) {
        if (observation.pressed()) {
            return Severity.CRITICAL;
        }
        return observation.many(connections) ? Severity.WARNING : Severity.INFO;
    }

    private static boolean isReplication(@Nullable String wait) {
        return wait != null && (wait.endsWith("SyncRep") || wait.contains("semi-sync"));
    }
}
