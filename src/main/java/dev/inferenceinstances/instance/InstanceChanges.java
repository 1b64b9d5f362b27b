package dev.inferenceinstances.instance;

import java.util.List;
import java.util.Locale;

/** Hears of each change of an instance, within the transaction that makes it: a change is undone if its hearing fails. */
public interface InstanceChanges {

    /**
     * @param kind what was done
     * @param state how the instance is now, or how it was where it was deleted
     * @param fields the names of those that it changed; none of one that was created or deleted as a whole
     */
    void changed(Kind kind, InstanceColumns state, List<String> fields);

    /** @param ids of instances that were created at once */
    void created(List<Long> ids);

    /** What can be done to an instance. */
    enum Kind {
        CREATE,
        UPDATE,
        DELETE,
        /** Back to a state that it had before. */
        ROLLBACK;

        /** As it is stored and shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
