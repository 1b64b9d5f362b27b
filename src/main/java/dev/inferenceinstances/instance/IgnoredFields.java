package dev.inferenceinstances.instance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** The names of ignored JSON keys as the value of a header. */
final class IgnoredFields {

    /** Clients and proxies refuse headers of more than about 8 KiB. */
    private static final int LONGEST = 4096;

    private IgnoredFields() {}

    /** The names, separated by commas; what a header may not hold is percent-encoded, and a long list ends in "...". */
    static String header(Collection<String> names) {
        StringBuilder header = new StringBuilder();
        for (String name : names) {
            String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
            if (header.length() + encoded.length() > LONGEST) {
                return header.append(header.isEmpty() ? "..." : ", ...").toString();
            }
            header.append(header.isEmpty() ? "" : ", ").append(encoded);
        }
        return header.toString();
    }
}
