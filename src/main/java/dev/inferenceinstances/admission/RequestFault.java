package dev.inferenceinstances.admission;

import dev.inferenceinstances.failure.DatabaseError;
import dev.inferenceinstances.traffic.Outcome;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Why a request failed, noted on it by whoever translates its failure, and read when it is over.
 *
 * @param error of the database, if that is why; else null
 */
record RequestFault(Outcome outcome, @Nullable DatabaseError error) {

    private static final String KEY = RequestFault.class.getName();

    /** Of the request that the calling thread works for, if there is one. */
    void note() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request != null) {
            request.setProperty(KEY, this);
        }
    }

    static @Nullable RequestFault of(ResteasyReactiveRequestContext request) {
        return (RequestFault) request.getProperty(KEY);
    }
}
