package dev.inferenceinstances;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** Says once how settings were understood that say more, or something else, than their writer may think. */
final class SettingsNotice {

    void start(@Observes StartupEvent event, ServiceSettings settings) {
        settings.remarks().forEach(remark -> Log.warn(remark));
    }
}
