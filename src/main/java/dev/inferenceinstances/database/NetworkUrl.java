package dev.inferenceinstances.database;

import static dev.inferenceinstances.database.DatabaseUrl.KEY;

import dev.inferenceinstances.setting.InvalidSettingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code //user:password@host:port/database?name=value}, for the databases that are reached over a network. */
final class NetworkUrl {

    /** The user information ends at the last at sign before the path, since old URLs carry bare at signs in passwords. */
    private static final Pattern FORM = Pattern.compile(
            "//(?:(?<user>[^:/?]*)(?::(?<password>.*?))?@)?(?<address>(?:[^@/?:,\\[\\]]+|\\[[0-9a-fA-F:.]+])(?::\\d{1,5})?"
                    + "(?:,(?:[^@/?:,\\[\\]]+|\\[[0-9a-fA-F:.]+])(?::\\d{1,5})?)*)/(?<database>[^/?@]+)(?:\\?(?<query>.*))?");

    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})(?=,|$)");

    private static final String TARGET = "targetServerType";

    /** libpq's words for the server that is wanted among several; the others are the driver's too, or are left to it. */
    private static final Map<String, String> TARGETS = Map.of(
            "read-write",
            "primary",
            "read-only",
            "secondary",
            "standby",
            "secondary",
            "prefer-standby",
            "preferSecondary");

    /** What libpq and PyMySQL call it, and what the JDBC driver calls it. */
    private static final Map<DatabaseKind, Map<String, String>> DRIVER_NAMES = Map.of(
            DatabaseKind.POSTGRESQL,
            Map.of(
                    "application_name",
                    "ApplicationName",
                    "connect_timeout",
                    "connectTimeout",
                    "target_session_attrs",
                    TARGET),
            DatabaseKind.MYSQL,
            Map.of("charset", "characterEncoding"));

    /** MySQL's own names of UTF-8, which Java does not know. */
    private static final Map<String, String> JAVA_ENCODINGS =
            Map.of("utf8mb4", "UTF-8", "utf8", "UTF-8", "utf8mb3", "UTF-8");

    private NetworkUrl() {}

    /** @param rest what follows the scheme and its colon */
    static DatabaseUrl parse(DatabaseKind kind, String rest) {
        Matcher form = FORM.matcher(rest);
        if (!form.matches()) {
            throw malformed(kind);
        }
        return read(kind, form);
    }

    /** A {@code jdbc:} URL may take forms that only its driver knows, such as several hosts; those are passed as they are. */
    static DatabaseUrl ofJdbc(DatabaseKind kind, String rest) {
        Matcher form = FORM.matcher(rest);
        return form.matches()
                ? read(kind, form)
                : new DatabaseUrl(
                        kind, "jdbc:" + kind.label() + ":" + rest, Optional.empty(), Optional.empty(), Map.of());
    }

    private static DatabaseUrl read(DatabaseKind kind, Matcher form) {
        PORT.matcher(form.group("address"))
                .results()
                .map(port -> Integer.parseInt(port.group(1)))
                .forEach(port -> {
                    if (port < 1 || port > 65535) {
                        throw malformed(kind);
                    }
                });
        Map<String, String> properties = query(kind, form.group("query"));
        Optional<String> user = decoded(form.group("user")).or(() -> Optional.ofNullable(properties.get("user")));
        Optional<String> password =
                decoded(form.group("password")).or(() -> Optional.ofNullable(properties.get("password")));
        properties.keySet().removeAll(Set.of("user", "password"));
        return new DatabaseUrl(
                kind,
                "jdbc:%s://%s/%s".formatted(kind.label(), form.group("address"), form.group("database")),
                user,
                password,
                properties);
    }

    private static InvalidSettingException malformed(DatabaseKind kind) {
        return new InvalidSettingException(
                "%s must look like %s://user:password@host:port/database, with a port from 1 to 65535 and a percent-encoded password."
                        .formatted(KEY, kind.label()));
    }

    private static Map<String, String> query(DatabaseKind kind, @Nullable String query) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return properties;
        }
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = Objects.requireNonNull(DRIVER_NAMES.get(kind)).getOrDefault(parts[0], parts[0]);
            String value = parts.length == 2 ? decode(parts[1]) : "";
            properties.put(name, driverValue(name, value));
        }
        return properties;
    }

    private static String driverValue(String name, String value) {
        return switch (name) {
            case "characterEncoding" -> JAVA_ENCODINGS.getOrDefault(value, value);
            case TARGET -> TARGETS.getOrDefault(value, value);
            default -> value;
        };
    }

    /** Whether a {@code jdbc:} URL has an address and a database, and nothing else. */
    static boolean isBare(String jdbcUrl) {
        Matcher form = FORM.matcher(jdbcUrl.substring(Math.max(0, jdbcUrl.indexOf("//"))));
        return form.matches() && form.group("user") == null && form.group("query") == null;
    }

    static int hosts(String jdbcUrl) {
        return jdbcUrl.replaceFirst("(?<=[^:/])[/?].*", "").split(",").length;
    }

    private static Optional<String> decoded(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty()).map(NetworkUrl::decode);
    }

    /** Percent-decoding as in a URL's authority, where a plus sign is a plus sign. */
    static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException barePercentSign) {
            throw new InvalidSettingException(
                    KEY + " holds a percent sign that is not followed by two hexadecimal digits; write it as %25.");
        }
    }
}
