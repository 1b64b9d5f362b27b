package dev.inferenceinstances.session;

import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the replicas of this service tell each other. From memory. */
public interface ReplicaNotes {

    /** This one. */
    ToldReplica own();

    /** The others, as far as they tell and as lately as they were asked. */
    List<ToldReplica> others();

    /** Why those are not all; null where nothing keeps them from telling. */
    @Nullable
    Phrase silence();
}
