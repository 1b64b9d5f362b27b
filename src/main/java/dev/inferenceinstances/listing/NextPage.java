package dev.inferenceinstances.listing;

import java.net.URI;

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
        String address = asked.toString();
        StringBuilder link = new StringBuilder()
                .append('<')
                .append(address, 0, query == null ? address.length() : address.indexOf('?'))
                .append('?');
        if (query != null) {
            for (String parameter : query.split("&")) {
                if (stays(parameter)) {
                    link.append(parameter).append('&');
                }
            }
        }
        return link.append(AFTER).append(cursor).append(">; rel=\"next\"").toString();
    }

    private static boolean stays(String parameter) {
        return !parameter.isEmpty() && !parameter.startsWith(AFTER) && !parameter.startsWith(SKIP);
    }
}
