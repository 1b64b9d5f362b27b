package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.database.DatabaseReachability;
import dev.inferenceinstances.session.PoolerView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Vouches for the server behind a connection pooler that is full: the probe gets no answer then, for it waits for its turn as everybody
 * does, but the server completes transactions.
 */
@Singleton
final class PoolerWitness {

    /** A server that completes nothing for longer may hang, though transactions may take as long. */
    private static final Duration MAY_TAKE = Duration.ofSeconds(15);
    /** Until the console has been asked again a few times. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private final Consumer<Instant> vouchedFor;
    private @Nullable PoolerView last;
    private @Nullable Instant progress;

    @Inject
    PoolerWitness(DatabaseReachability reachability) {
        this(reachability::vouchedFor);
    }

    /** @param vouchedFor is told until when the server is taken to answer */
    PoolerWitness(Consumer<Instant> vouchedFor) {
        this.vouchedFor = vouchedFor;
    }

    /** What the console shows now. */
    synchronized void heard(PoolerView view) {
        if (last != null && view.completed() > last.completed()) {
            progress = view.at();
        }
        last = view;
        if (view.full()
                && progress != null
                && Duration.between(progress, view.at()).compareTo(MAY_TAKE) <= 0) {
            vouchedFor.accept(view.at().plus(GOOD_FOR));
        }
    }
}
