package dev.inferenceinstances.fleet;

import dev.inferenceinstances.setting.Settings;

/**
 * How replicas learn of each other.
 *
 * @param heartbeat whether each keeps a row of its own fresh in the database: {@code FLEET_HEARTBEAT}. Without it they know each other by
 *     what the server shows alone
 */
public record FleetSettings(boolean heartbeat) {

    public static FleetSettings read(Settings settings) {
        return new FleetSettings(settings.flag("FLEET_HEARTBEAT", true));
    }
}
