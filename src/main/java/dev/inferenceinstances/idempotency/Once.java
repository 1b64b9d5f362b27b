package dev.inferenceinstances.idempotency;

/**
 * What has to be done within the transaction of a piece of work for it to be done once.
 *
 * @param <T> what the work makes
 */
public interface Once<T> {

    /** As its first step: of two that run at once, the later waits here for the end of the other, before either holds anything else. */
    void begin();

    /** As its last step. */
    void end(T made);

    /** For work that may be done as often as it is asked for. */
    static <T> Once<T> unnamed() {
        return new Once<>() {
            @Override
            public void begin() {
                // nobody will ask whether it was done
            }

            @Override
            public void end(T made) {
                // nor what came of it
            }
        };
    }
}
