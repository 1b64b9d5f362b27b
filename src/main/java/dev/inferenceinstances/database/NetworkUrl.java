package dev.inferenceinstances.database;

import static dev.inferenceinstances.database.DatabaseUrl.KEY;

import dev.inferenceinstances.setting.InvalidSettingException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code //user:password@host:port/database?name=value}, for the databases that are reached over a network. */
final class NetworkUrl {

    /** The user information ends at the last at sign before the path, since old URLs carry bare at signs in passwords. */
    private static final String USER = "//(?:(?<user>[^:/?]*)(?::(?<password>.*?))?@)?";

    private static final String HOST = "(?:[^@/?:,\\[\\]]+|\\[[0-9a-fA-F:.]+])(?::\\d{1,5})?";
    private static final String ADDRESS = "(?<address>" + HOST + "(?:," + HOST + ")*)";
    private static final String QUERY = "(?:\\?(?<query>.*))?";

    private static final Pattern FORM = Pattern.compile(USER + ADDRESS + "/(?<database>[^/?@]+)" + QUERY);

    /** The same where the address, or the database, may stand in the query instead. */
    private static final Pattern LOOSE = Pattern.compile(USER + ADDRESS + "?(?:/(?<database>[^/?@]+)?)?" + QUERY);

    private static final String[] DATABASE = {"dbname", "database", "db"};
    private static final Set<String> SOCKETS = Set.of("unix_socket", "unixSocket", "socket", "localSocket");

    private NetworkUrl() {}

    /** @param rest what follows the scheme and its colon */
    static DatabaseUrl parse(DatabaseKind kind, String rest) {
        for (Pattern pattern : List.of(FORM, LOOSE)) {
            Matcher form = pattern.matcher(rest);
            if (form.matches()) {
                return read(kind, form);
            }
        }
        throw malformed(kind);
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
        Map<String, String> query = query(form.group("query"));
        refuseSockets(query);
        String address = HostList.of(kind, Optional.ofNullable(form.group("address")), query)
                .orElseThrow(() -> malformed(kind));
        String database = taken(query, decoded(form.group("database")), "databases", DATABASE)
                .orElseThrow(() -> malformed(kind));
        Optional<String> user = taken(query, decoded(form.group("user")), "users", "user", "username");
        Optional<String> password = taken(query, decoded(form.group("password")), "passwords", "password", "passwd");
        return new DatabaseUrl(
                kind,
                "jdbc:%s://%s/%s".formatted(kind.label(), address, encoded(database)),
                user,
                password,
                DriverWords.of(kind, query));
    }

    private static void refuseSockets(Map<String, String> query) {
        query.keySet().stream().filter(SOCKETS::contains).findFirst().ifPresent(name -> {
            throw socket(name);
        });
    }

    static InvalidSettingException socket(String name) {
        return new InvalidSettingException(
                ("%s names a socket in the file system (%s), and the JDBC drivers connect over TCP; write host:port, "
                                + "such as 127.0.0.1, and let the server listen there.")
                        .formatted(KEY, name));
    }

    /**
     * What stands before the question mark, or else in the query, which does not have it afterwards.
     *
     * @throws InvalidSettingException where both say it, and not the same
     */
    static Optional<String> taken(Map<String, String> query, Optional<String> given, String what, String... names) {
        Optional<String> value = given;
        for (String name : names) {
            String asked = query.remove(name);
            if (asked != null && !asked.isEmpty()) {
                if (value.filter(other -> !other.equals(asked)).isPresent()) {
                    throw new InvalidSettingException(
                            "%s names two %s, of which one is that of \"%s\" in its query; name one."
                                    .formatted(KEY, what, name));
                }
                value = Optional.of(asked);
            }
        }
        return value;
    }

    static InvalidSettingException malformed(DatabaseKind kind) {
        return new InvalidSettingException(
                "%s must look like %s://user:password@host:port/database, with a port from 1 to 65535 and a percent-encoded password."
                        .formatted(KEY, kind.label()));
    }

    private static Map<String, String> query(@Nullable String query) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&")) {
                String[] parts = pair.split("=", 2);
                pairs.put(parts[0], parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return pairs;
    }

    /** Whether a {@code jdbc:} URL has an address and a database, and nothing else. */
    static boolean isBare(String jdbcUrl) {
        Matcher form = FORM.matcher(jdbcUrl.substring(Math.max(0, jdbcUrl.indexOf("//"))));
        return form.matches() && form.group("user") == null && form.group("query") == null;
    }

    static int hosts(String jdbcUrl) {
        return jdbcUrl.replaceFirst("(?<=[^:/])[/?].*", "").split(",").length;
    }

    private static Optional<String> decoded(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty()).map(NetworkUrl::decode);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
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

    /** The hosts of a URL with their ports, whether they stand before its path or, as libpq takes them, in its query. */
    private static final class HostList {

        private static final Pattern PORT = Pattern.compile(":(\\d{1,5})(?=,|$)");
        private static final int MOST = 65535;

        private HostList() {}

        /**
         * @param address {@code host:port,host:port}, as it stands before the path
         * @param query does not have hosts and ports afterwards
         * @return the same form; empty where nothing names a host
         */
        static Optional<String> of(DatabaseKind kind, Optional<String> address, Map<String, String> query) {
            Optional<String> hosts = taken(
                    query,
                    address.map(text -> PORT.matcher(text).replaceAll("")),
                    "hosts",
                    "host",
                    "hostaddr",
                    "hostname");
            Optional<String> ports = taken(query, address.flatMap(HostList::ports), "ports", "port");
            return hosts.map(names -> joined(kind, names.split(",", -1), ports));
        }

        /** Where none has a port there is nothing that the query could contradict. */
        private static Optional<String> ports(String address) {
            List<String> ports = new ArrayList<>();
            for (String host : address.split(",", -1)) {
                ports.add(PORT.matcher(host)
                        .results()
                        .map(HostList::number)
                        .findFirst()
                        .orElse(""));
            }
            String joined = String.join(",", ports);
            return Optional.of(joined).filter(text -> !text.replace(",", "").isEmpty());
        }

        private static String number(MatchResult port) {
            return port.group(1);
        }

        /** One port is that of every host. */
        private static String joined(DatabaseKind kind, String[] hosts, Optional<String> ports) {
            String[] numbers = ports.orElse("").split(",", -1);
            if (numbers.length != 1 && numbers.length != hosts.length) {
                throw malformed(kind);
            }
            List<String> addresses = new ArrayList<>();
            for (int i = 0; i < hosts.length; i++) {
                addresses.add(host(kind, hosts[i]) + port(kind, numbers[numbers.length == 1 ? 0 : i]));
            }
            return String.join(",", addresses);
        }

        private static String host(DatabaseKind kind, String host) {
            String name = decode(host);
            if (name.startsWith("/") || name.startsWith("@")) {
                throw socket(name);
            }
            if (name.isBlank()) {
                throw malformed(kind);
            }
            return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : host;
        }

        private static String port(DatabaseKind kind, String number) {
            if (number.isEmpty()) {
                return "";
            }
            if (!number.matches("\\d{1,5}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > MOST) {
                throw malformed(kind);
            }
            return ":" + number;
        }
    }
}
