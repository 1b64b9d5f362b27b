package dev.inferenceinstances.database;

import dev.inferenceinstances.setting.Settings;

/**
 * What is wanted of the database.
 *
 * @param readOnly whether it may be one that takes no writes, such as a replica: {@code DB_READ_ONLY}
 */
public record AccessMode(boolean readOnly) {

    public static final String KEY = "DB_READ_ONLY";

    public static AccessMode read(Settings settings) {
        return new AccessMode(settings.flag(KEY, false));
    }
}
