package dev.inferenceinstances.incident;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The last {@value #KEPT} incidents. */
@Singleton
class Incidents {

    static final int KEPT = 50;

    private final NavigableMap<Long, Incident> byId = new TreeMap<>();
    private long last;

    synchronized long nextId() {
        return ++last;
    }

    synchronized void add(Incident incident) {
        byId.put(incident.id(), incident);
        if (byId.size() > KEPT) {
            byId.pollFirstEntry();
        }
    }

    /** Changes one that is still kept. */
    synchronized void change(long id, UnaryOperator<Incident> change) {
        byId.computeIfPresent(id, (key, incident) -> change.apply(incident));
    }

    synchronized Optional<Incident> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The latest first. */
    synchronized List<Incident> all() {
        List<Incident> all = new ArrayList<>(byId.values());
        Collections.reverse(all);
        return all;
    }
}
