package dev.inferenceinstances.setting;

import java.time.Duration;

/**
 * How the service is stopped.
 *
 * @param delay how long requests are still taken after the service was told to stop, 0 to 300 s: {@code SHUTDOWN_DELAY}
 * @param timeout how long those that are under way then have to finish, 0 to 300 s: {@code SHUTDOWN_TIMEOUT}
 */
public record ShutdownSettings(Duration delay, Duration timeout) {

    private static final Duration MOST = Duration.ofMinutes(5);

    public static ShutdownSettings read(Settings settings) {
        return new ShutdownSettings(
                settings.seconds("SHUTDOWN_DELAY", Duration.ZERO, Duration.ZERO, MOST),
                settings.seconds("SHUTDOWN_TIMEOUT", Duration.ofSeconds(20), Duration.ZERO, MOST));
    }
}
