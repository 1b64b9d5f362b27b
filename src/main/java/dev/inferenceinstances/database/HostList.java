package dev.inferenceinstances.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The hosts of a URL with their ports, whether they stand before its path or, as libpq takes them, in its query. */
final class HostList {

    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})(?=,|$)");
    private static final int MOST = 65535;

    private HostList() {}

    /**
     * @param address {@code host:port,host:port}, as it stands before the path
     * @param query does not have hosts and ports afterwards
     * @return the same form; empty where nothing names a host
     */
    static Optional<String> of(DatabaseKind kind, Optional<String> address, Map<String, String> query) {
        Optional<String> hosts = NetworkUrl.taken(
                query, address.map(text -> PORT.matcher(text).replaceAll("")), "hosts", "host", "hostaddr", "hostname");
        Optional<String> ports = NetworkUrl.taken(query, address.flatMap(HostList::ports), "ports", "port");
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
            throw NetworkUrl.malformed(kind);
        }
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < hosts.length; i++) {
            addresses.add(host(kind, hosts[i]) + port(kind, numbers[numbers.length == 1 ? 0 : i]));
        }
        return String.join(",", addresses);
    }

    private static String host(DatabaseKind kind, String host) {
        String name = NetworkUrl.decode(host);
        if (name.startsWith("/") || name.startsWith("@")) {
            throw NetworkUrl.socket(name);
        }
        if (name.isBlank()) {
            throw NetworkUrl.malformed(kind);
        }
        return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : host;
    }

    private static String port(DatabaseKind kind, String number) {
        if (number.isEmpty()) {
            return "";
        }
        if (!number.matches("\\d{1,5}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > MOST) {
            throw NetworkUrl.malformed(kind);
        }
        return ":" + number;
    }
}
