package dev.inferenceinstances.fleet;

import dev.inferenceinstances.setting.Settings;

/**
 * How replicas learn of each other.
 *
 * @param heartbeat whether each keeps a row of its own fresh in the database: {@code FLEET_HEARTBEAT}. Without it they know each other by
 *     what the server shows alone
 * @param maxReplicas how many there may be, 1 to 1000, such as the highest number of an autoscaler: {@code FLEET_MAX_REPLICAS}. With 1, the
 *     default, those count that are known
 */
public record FleetSettings(boolean heartbeat, int maxReplicas) {

    private static final int MOST = 1000;

    public static FleetSettings read(Settings settings) {
        return new FleetSettings(
                settings.flag("FLEET_HEARTBEAT", true), settings.wholeNumber("FLEET_MAX_REPLICAS", 1, 1, MOST));
    }
}
