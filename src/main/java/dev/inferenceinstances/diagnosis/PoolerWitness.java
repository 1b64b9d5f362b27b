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
 * Tells of the server behind a connection pooler. Vouches for it where the pooler is full: the probe gets no answer then, for it waits for
 * its turn as everybody does, but the server completes transactions. Misses it where the pooler has no session of it to lend: what the
 * pooler says to whom it sends away is the same then.
 */
@Singleton
final class PoolerWitness {

    /** A server that completes nothing for longer may hang, though transactions may take as long. */
    private static final Duration MAY_TAKE = Duration.ofSeconds(15);
    /** Until the console has been asked again a few times. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(5);
    /** Twice within a shorter time, a pooler may lack a session of the server because it opens its first. */
    private static final Duration OPENS = Duration.ofMillis(900);

    private final Consumer<Instant> vouchedFor;
    private final Consumer<Instant> missing;
    private @Nullable PoolerView last;
    private @Nullable Instant progress;
    /** The first of those in a row that lack a session of the server, while nothing is completed. */
    private @Nullable PoolerView lacking;

    @Inject
    PoolerWitness(DatabaseReachability reachability) {
        this(reachability::vouchedFor, reachability::missing);
    }

    /**
     * @param vouchedFor is told until when the server is taken to answer
     * @param missing is told until when it is taken to be away
     */
    PoolerWitness(Consumer<Instant> vouchedFor, Consumer<Instant> missing) {
        this.vouchedFor = vouchedFor;
        this.missing = missing;
    }

    /** What the console shows now. */
    synchronized void heard(PoolerView view) {
        if (last != null && view.completed() > last.completed()) {
            progress = view.at();
        }
        lacking = lackingSince(view);
        last = view;
        if (view.serverMissing() || lacking != null && !view.isWithin(OPENS, lacking.at())) {
            missing.accept(view.at().plus(GOOD_FOR));
        }
        if (view.full()
                && progress != null
                && Duration.between(progress, view.at()).compareTo(MAY_TAKE) <= 0) {
            vouchedFor.accept(view.at().plus(GOOD_FOR));
        }
    }

    private @Nullable PoolerView lackingSince(PoolerView view) {
        if (!view.lacksServer()) {
            return null;
        }
        boolean goesOn = lacking != null
                && last != null
                && view.isWithin(GOOD_FOR, last.at())
                && view.completed() == lacking.completed();
        return goesOn ? lacking : view;
    }
}
