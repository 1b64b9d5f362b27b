package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.session.ServerSession;
import dev.inferenceinstances.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Borrowed connections whose sessions wait for another session. */
final class LockDetector implements Detector {

    /** Waiting for a moment is what locks are for. */
    private static final long LEAST_MS = 1000;

    @Override
    public Optional<Finding> judge(Observation seen) {
        List<ConnectionActivity> blocked = seen.held(held -> held.waitsForLock() && held.statementMs() >= LEAST_MS);
        if (blocked.isEmpty()) {
            return Optional.empty();
        }
        List<HeldConnection> leases =
                blocked.stream().map(ConnectionActivity::lease).toList();
        List<Map<String, Object>> blockers = blockers(seen, blocked);
        boolean half = 2 * blocked.size() >= seen.pool().poolSize();
        long longest = blocked.stream()
                .mapToLong(ConnectionActivity::statementMs)
                .max()
                .orElse(0);
        return Optional.of(new Finding(
                Code.LOCK_CONTENTION,
                half || seen.pressed() ? Severity.CRITICAL : Severity.WARNING,
                Phrase.of("lock_contention", blocked.size(), longest / 1000, whoBlocks(blockers)),
                Finding.evidence(
                        "blocked", blocked.size(),
                        "longest_ms", longest,
                        "waits",
                                blocked.stream()
                                        .map(held -> held.session().waitEvent())
                                        .distinct()
                                        .toList(),
                        "blockers", blockers.isEmpty() ? null : blockers,
                        "by_holder", HolderEvidence.byHolder(leases),
                        "waiting", seen.pool().waiting()),
                actions(blockers),
                Phrase.of("lock_contention.refuted")));
    }

    /** Those at the head of the queue: who blocks, but is not blocked. Empty where the server does not tell. */
    private static List<Map<String, Object>> blockers(Observation seen, List<ConnectionActivity> blocked) {
        Set<Long> pids = blocked.stream()
                .flatMap(held -> held.blockers().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<Long, ServerSession> sessions = seen.server().sessions().stream()
                .collect(Collectors.toMap(ServerSession::pid, session -> session, (one, other) -> one));
        List<Map<String, Object>> heads = new ArrayList<>();
        for (Long pid : pids) {
            ServerSession session = sessions.get(pid);
            if (session == null
                    || session.blockedBy() == null
                    || session.blockedBy().isEmpty()) {
                heads.add(blocker(seen, pid, session));
            }
        }
        return heads;
    }

    private static Map<String, Object> blocker(Observation seen, Long pid, ServerSession session) {
        String holder = seen.leases().stream()
                .filter(lease -> lease.serverPid() != null && lease.serverPid().longValue() == pid)
                .map(HeldConnection::holder)
                .findFirst()
                .orElse(null);
        return Finding.evidence(
                "pid", pid,
                "application_name", session == null ? null : session.applicationName(),
                "client", session == null ? null : session.client(),
                "state", session == null ? null : session.state(),
                "state_ms", session == null ? null : session.stateMs(),
                "holder", holder);
    }

    private static Object whoBlocks(List<Map<String, Object>> blockers) {
        if (blockers.isEmpty()) {
            return "?";
        }
        return blockers.stream()
                .map(blocker -> String.valueOf(blocker.get("pid")))
                .collect(Collectors.joining(", "));
    }

    private static List<Phrase> actions(List<Map<String, Object>> blockers) {
        List<Phrase> actions = new ArrayList<>();
        if (blockers.isEmpty()) {
            actions.add(Phrase.of("lock_contention.find"));
        } else {
            Map<String, Object> first = blockers.get(0);
            Object holder = first.get("holder");
            Object client = first.get("application_name") == null ? "?" : first.get("application_name");
            actions.add(
                    holder == null
                            ? Phrase.of("lock_contention.end_other", first.get("pid"), client)
                            : Phrase.of("lock_contention.end_own", first.get("pid"), holder));
        }
        actions.add(Phrase.of("lock_contention.leave_pool"));
        return actions;
    }
}
