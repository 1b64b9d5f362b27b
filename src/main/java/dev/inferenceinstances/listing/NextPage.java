package dev.inferenceinstances.listing;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a list goes on. */
public final class NextPage {

    private static final String AFTER = "after=";
    private static final String SKIP = "skip=";

    private NextPage() {}

    /**
     * The value of the header {@code Link}, as of RFC 8288.
     *
     * @param asked the address of this page, as the client knows it
     * @param cursor behind the last row of this page
     */
    public static String link(URI asked, String cursor) {
        String query = asked.getRawQuery();
        Stream<String> kept = query == null ? Stream.of() : Arrays.stream(query.split("&"));
        String next = Stream.concat(kept.filter(NextPage::stays), Stream.of(AFTER + cursor))
                .collect(Collectors.joining("&"));
        String address = asked.toString();
        String path = query == null ? address : address.substring(0, address.indexOf('?'));
        return "<%s?%s>; rel=\"next\"".formatted(path, next);
    }

    private static boolean stays(String parameter) {
        return !parameter.isEmpty() && !parameter.startsWith(AFTER) && !parameter.startsWith(SKIP);
    }
}
