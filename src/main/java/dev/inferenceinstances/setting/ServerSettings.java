package dev.inferenceinstances.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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

    private static final String PORT = "PORT";
    private static final int DEFAULT_PORT = 38000;

    /** What a container platform sets where it tells one service of another's port. */
    private static final Pattern ADDRESS = Pattern.compile("(?:tcp|udp|sctp)://.*");

    private static final String LOG_LEVEL = "LOG_LEVEL";
    private static final String CORS_ORIGINS = "CORS_ORIGINS";
    private static final String ANY = "*";

    /** As a browser writes it (RFC 6454, section 6.2), since it is compared letter by letter; or between slashes a regular expression. */
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s/?#@A-Z]+|/.+/");

    public static ServerSettings read(Settings settings) {
        return new ServerSettings(
                isOfAnotherService(settings) ? DEFAULT_PORT : settings.wholeNumber(PORT, DEFAULT_PORT, 0, 65535),
                level(settings.text(LOG_LEVEL, "INFO")),
                settings.text(CORS_ORIGINS).map(ServerSettings::origins).orElse(List.of()));
    }

    /** The Quarkus keys that follow from these settings. */
    public Map<String, String> toQuarkus() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("quarkus.http.port", Integer.toString(port));
        keys.put("quarkus.log.level", logLevel);
        if (!corsOrigins.isEmpty()) {
            keys.put("quarkus.http.cors.enabled", "true");
            // a backslash, as in a regular expression, would be taken for an escape where Quarkus splits the list
            keys.put("quarkus.http.cors.origins", String.join(",", corsOrigins).replace("\\", "\\\\"));
        }
        return keys;
    }

    private static boolean isOfAnotherService(Settings settings) {
        Optional<String> address =
                settings.text(PORT).filter(value -> ADDRESS.matcher(value).matches());
        address.ifPresent(value -> settings.remark(
                "%s is \"%s\", which is the address of another service, and is ignored.".formatted(PORT, value)));
        return address.isPresent();
    }

    private static List<String> origins(String value) {
        List<String> origins = List.of(value.split("\\s*,\\s*"));
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches() && !value.equals(ANY)) {
                throw Settings.invalid(
                        CORS_ORIGINS,
                        value,
                        "scheme://host[:port] in small letters and without a path, /a regular expression/, or several of them separated by commas, or * for any");
            }
        }
        return origins;
    }

    private static String level(String value) {
        String level = LEVELS.get(value.toUpperCase(Locale.ROOT));
        if (level == null) {
            throw Settings.invalid(LOG_LEVEL, value, "one of TRACE, DEBUG, INFO, WARNING, ERROR, CRITICAL, OFF");
        }
        return level;
    }
}
