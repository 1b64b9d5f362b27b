package dev.inferenceinstances.access;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** Says once what an operator should know about who may do what. */
final class AccessNotice {

    void start(@Observes StartupEvent event, AccessSettings settings) {
        if (!settings.signInPossible()) {
            Log.info("No credentials are configured: the instance API is open, and operations on the pool are refused");
        } else if (settings.passwordUnused()) {
            Log.warn("AUTH_PASSWORD_HASH is set, so AUTH_PASSWORD beside it does not count");
        }
    }
}
