package dev.inferenceinstances.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the service is reached and what it logs.
 *
 * @param port the TCP port, 0 to 65535, where 0 takes any free one: {@code PORT}
 * @param logLevel what is logged, by its name in JBoss LogManager: {@code LOG_LEVEL}
 * @param corsOrigins who may call from a browser; empty where nobody may: {@code CORS_ORIGINS}
 */
public record ServerSettings(int port, String logLevel, List<String> corsOrigins) {

    /** The names of the earlier service's logging library, beside those of this one's. */
    private static final Map<String, String> LEVELS = Map.of(
            "TRACE", "TRACE",
            "DEBUG", "DEBUG",
            "INFO", "INFO",
            "WARN", "WARN",
            "WARNING", "WARN",
            "ERROR", "ERROR",
            "CRITICAL", "FATAL",
            "FATAL", "FATAL",
            "OFF", "OFF");

    private static final String LOG_LEVEL = "LOG_LEVEL";

    public static ServerSettings read(Settings settings) {
        return new ServerSettings(
                settings.wholeNumber("PORT", 38000, 0, 65535),
                settings.text(LOG_LEVEL).map(ServerSettings::level).orElse("INFO"),
                settings.text("CORS_ORIGINS")
                        .map(origins -> List.of(origins.split("\\s*,\\s*")))
                        .orElse(List.of()));
    }

    /** The Quarkus keys that follow from these settings. */
    public Map<String, String> toQuarkus() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("quarkus.http.port", Integer.toString(port));
        keys.put("quarkus.log.level", logLevel);
        if (!corsOrigins.isEmpty()) {
            keys.put("quarkus.http.cors.enabled", "true");
            keys.put("quarkus.http.cors.origins", String.join(",", corsOrigins));
        }
        return keys;
    }

    private static String level(String value) {
        String level = LEVELS.get(value.toUpperCase(Locale.ROOT));
        if (level == null) {
            throw Settings.invalid(LOG_LEVEL, value, "one of TRACE, DEBUG, INFO, WARNING, ERROR, CRITICAL, OFF");
        }
        return level;
    }
}
