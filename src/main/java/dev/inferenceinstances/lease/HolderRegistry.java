package dev.inferenceinstances.lease;

import dev.inferenceinstances.traffic.Timings;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Every holder seen since start, at most {@value #MOST} and one for all others, so that names can't fill the memory. */
@Singleton
public class HolderRegistry {

    static final int MOST = 256;
    private static final String OTHERS = "(others)";
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("[-_ #]*\\d+$");

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

    /** The holder for a borrower of which nothing is known but its thread; the threads of one pool share one. */
    Holder of(Thread thread) {
        return named("thread " + NUMBER_AT_THE_END.matcher(thread.getName()).replaceFirst(""));
    }

    Collection<Holder> all() {
        return byName.values();
    }
}
