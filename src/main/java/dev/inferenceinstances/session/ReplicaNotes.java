package dev.inferenceinstances.session;

import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the replicas of this service tell each other. From memory. */
public interface ReplicaNotes {

    /** This one. */
    ToldReplica own();

    /** What the server shows as the name of the sessions of this one's pool, and of the others' if they are configured alike. */
    default String poolName() {
        return DatabaseSettings.APPLICATION_NAME;
    }

    /** How many there may be, this one included; 1 where that is not told, and then those count that are known. */
    default int maxReplicas() {
        return 1;
    }

    /** The others, as far as they tell and as lately as they were asked. */
    List<ToldReplica> others();

    /** Why those are not all; null where nothing keeps them from telling. */
    @Nullable
    Phrase silence();
}
