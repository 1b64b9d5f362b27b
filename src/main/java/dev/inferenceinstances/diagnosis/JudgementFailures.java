package dev.inferenceinstances.diagnosis;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;

/**
 * Keeps one judgement that fails from silencing the others. What fails is named in the answer of the diagnosis, and logged once until it
 * works again.
 */
@Singleton
public class JudgementFailures {

    private final Set<String> failing = new ConcurrentSkipListSet<>();

    /**
     * @param name as it is shown to users
     * @param otherwise stands for the judgement where it fails
     */
    public <T> T guard(String name, Supplier<T> judgement, T otherwise) {
        try {
            T judged = judgement.get();
            if (failing.remove(name)) {
                Log.infof("%s works again", name);
            }
            return judged;
        } catch (RuntimeException e) {
            if (failing.add(name)) {
                Log.errorf(e, "%s fails, and is left out until it works again", name);
            }
            return otherwise;
        }
    }

    /** As {@link #guard(String, Supplier, Object)}, for what gives nothing. */
    public void guard(String name, Runnable work) {
        guard(
                name,
                () -> {
                    work.run();
                    return true;
                },
                false);
    }

    /** What fails now, in alphabetical order. */
    public List<String> names() {
        return List.copyOf(failing);
    }
}
