package dev.inferenceinstances;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** Warns an operator who set credentials, and so expects to be asked for them. */
final class OpenAccessNotice {

    void start(@Observes StartupEvent event, ServiceSettings settings) {
        if (settings.server().credentialsSet()) {
            Log.warn(
                    "AUTH_USERNAME or AUTH_PASSWORD is set, but this version asks nobody for credentials: the instance API is open");
        }
    }
}
