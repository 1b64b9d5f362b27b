package dev.inferenceinstances.incident;

import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Finding;
import dev.inferenceinstances.detector.Severity;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The last {@value #KEPT} incidents, those that go on among them, and how many there were of each kind. */
@Singleton
public class Incidents {

    static final int KEPT = 50;

    /** What is recorded as an incident, as far as {@link #isOne} is true. */
    static final List<Code> RECORDED = List.of(
            Code.EXHAUSTED,
            Code.LEAK,
            Code.DATABASE_UNREACHABLE,
            Code.LOGIN_REFUSED,
            Code.READ_ONLY,
            Code.NO_SPACE,
            Code.NO_PERMISSION,
            Code.SERVER_LIMIT,
            Code.POOLER_LIMIT,
            Code.LOCK_CONTENTION,
            Code.FAILING_REQUESTS);

    /** Where a warning is none: some wait for a lock every day, and all callers should never; requests that failed may be over. */
    private static final Set<Code> CRITICAL_ALONE = Set.of(Code.LOCK_CONTENTION, Code.FAILING_REQUESTS);

    private final Map<Code, Long> begun = new EnumMap<>(Code.class);
    private final NavigableMap<Long, Incident> byId = new TreeMap<>();
    private long last;

    /** Whether something of the kinds recorded is bad enough. */
    static boolean isOne(Finding finding) {
        Severity least = CRITICAL_ALONE.contains(finding.code()) ? Severity.CRITICAL : Severity.WARNING;
        return finding.severity().compareTo(least) >= 0;
    }

    synchronized long nextId() {
        return ++last;
    }

    synchronized void add(Incident incident) {
        byId.put(incident.id(), incident);
        begun.merge(incident.code(), 1L, Long::sum);
        if (byId.size() > KEPT) {
            forgetTheOldestThatIsOver();
        }
    }

    /** One that goes on stays however many come and go meanwhile; of each kind there is one at most. */
    private void forgetTheOldestThatIsOver() {
        byId.values().stream()
                .filter(incident -> !incident.open())
                .map(Incident::id)
                .findFirst()
                .ifPresent(byId::remove);
    }

    /** Changes one that is still kept. */
    synchronized void change(long id, UnaryOperator<Incident> change) {
        byId.computeIfPresent(id, (key, incident) -> change.apply(incident));
    }

    synchronized Optional<Incident> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** For every kind, those without any included. */
    public synchronized List<IncidentCount> counts() {
        return RECORDED.stream().map(this::count).toList();
    }

    private IncidentCount count(Code code) {
        long open = byId.values().stream()
                .filter(incident -> incident.code() == code && incident.open())
                .count();
        return new IncidentCount(code.label(), begun.getOrDefault(code, 0L), open);
    }

    /** The latest first. */
    public synchronized List<Incident> all() {
        List<Incident> all = new ArrayList<>(byId.values());
        Collections.reverse(all);
        return all;
    }
}
