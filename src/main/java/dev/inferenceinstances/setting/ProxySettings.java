package dev.inferenceinstances.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands before the service.
 *
 * @param rootPath under which path of the proxy it is reached, without a slash at its end; empty for the root: {@code ROOT_PATH}
 * @param trusted whose word counts for where a request comes from: addresses, networks, names of hosts, or {@code *} for anybody's;
 *     empty where nobody's does: {@code FORWARDED_ALLOW_IPS}
 */
public record ProxySettings(String rootPath, List<String> trusted) {

    /** Stands for every address. */
    public static final String ANYBODY = "*";

    private static final String ROOT_PATH = "ROOT_PATH";
    /** Fixed when Quarkus is built, but what its users set. */
    private static final String ROOT_PATH_OF_QUARKUS = "QUARKUS_HTTP_ROOT_PATH";
    /** The name that the earlier service's server has for it. */
    private static final String TRUSTED = "FORWARDED_ALLOW_IPS";

    /** Letters that need no escape, neither in an address nor in a header. */
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~-]+)+");

    /** An address of either version, with the length of a network's prefix or without, or a host's name. */
    private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9_.:-]+(?:/\\d{1,3})?");

    public static ProxySettings read(Settings settings) {
        Optional<String> rootPath = settings.text(ROOT_PATH);
        Optional<String> ofQuarkus = settings.text(ROOT_PATH_OF_QUARKUS);
        if (rootPath.isEmpty() && ofQuarkus.isPresent()) {
            settings.remark("%s is understood as %s, whatever is said of it elsewhere in this log."
                    .formatted(ROOT_PATH_OF_QUARKUS, ROOT_PATH));
        }
        return new ProxySettings(
                rootPath.map(path -> path(ROOT_PATH, path))
                        .or(() -> ofQuarkus.map(path -> path(ROOT_PATH_OF_QUARKUS, path)))
                        .orElse(""),
                settings.text(TRUSTED).map(ProxySettings::senders).orElse(List.of()));
    }

    /** A path of this form without the slash at its end; empty for the root, and where it has another form. */
    public static Optional<String> path(String text) {
        String path = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return Optional.of(path).filter(it -> it.isEmpty() || PATH.matcher(it).matches());
    }

    /** The Quarkus keys that follow from these settings. */
    public Map<String, String> toQuarkus() {
        Map<String, String> keys = new LinkedHashMap<>();
        if (!trusted.isEmpty()) {
            keys.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            keys.put("quarkus.http.proxy.enable-forwarded-host", "true");
            if (!trusted.contains(ANYBODY)) {
                keys.put("quarkus.http.proxy.trusted-proxies", String.join(",", trusted));
            }
        }
        return keys;
    }

    private static String path(String key, String value) {
        return path(value)
                .orElseThrow(() -> Settings.invalid(
                        key, value, "a path such as /pool, of letters, digits, dots, hyphens, underscores and tildes"));
    }

    private static List<String> senders(String value) {
        List<String> senders = List.of(value.split("\\s*,\\s*"));
        for (String sender : senders) {
            if (!SENDER.matcher(sender).matches() && !sender.equals(ANYBODY)) {
                throw Settings.invalid(
                        TRUSTED,
                        value,
                        "addresses, networks such as 10.0.0.0/8 or names of hosts, separated by commas, or * for any");
            }
        }
        return senders;
    }
}
