package dev.inferenceinstances.lease;

import dev.inferenceinstances.traffic.Timings;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every holder seen since start, at most {@value #MOST} and one for all others, so that names can't fill the memory. */
@Singleton
public class HolderRegistry {

    static final int MOST = 256;
    private static final String OTHERS = "(others)";

    private final Timings timings;
    private final Map<String, Holder> byName = new ConcurrentHashMap<>();

    HolderRegistry(Timings timings) {
        this.timings = timings;
    }

    /** The one holder of this name. */
    public Holder named(String name) {
        Holder known = byName.get(name);
        if (known != null) {
            return known;
        }
        String kept = byName.size() < MOST ? name : OTHERS;
        return byName.computeIfAbsent(kept, fresh -> new Holder(fresh, timings.holdsOf(fresh)));
    }

    Collection<Holder> all() {
        return byName.values();
    }
}
