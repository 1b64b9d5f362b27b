package dev.inferenceinstances.submission;

import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/** Names the JSON keys of a body, or the parameters of a query, that were ignored in a header of the answer. */
public final class IgnoredFields {

    /** Clients and proxies refuse headers of more than about 8 KiB. */
    private static final int LONGEST = 4096;

    private static final String HEADER = "X-Ignored-Fields";
    private static final String PARAMETERS = "X-Ignored-Parameters";

    private IgnoredFields() {}

    /** The answer, with the header where a key was ignored. */
    public static Response named(Response.ResponseBuilder answer, Submission<?> submission) {
        return ofKeys(answer, submission.ignored());
    }

    /** The answer, with the header where there are such keys. */
    public static Response ofKeys(Response.ResponseBuilder answer, Set<String> keys) {
        if (!keys.isEmpty()) {
            answer.header(HEADER, header(keys));
        }
        return answer.build();
    }

    /** The answer, with the header where a parameter was ignored. */
    public static Response named(Response.ResponseBuilder answer, Set<String> parameters) {
        if (!parameters.isEmpty()) {
            answer.header(PARAMETERS, header(parameters));
        }
        return answer.build();
    }

    /** The same of an answer whose body has a known type. */
    public static <T> RestResponse<T> named(RestResponse.ResponseBuilder<T> answer, Set<String> parameters) {
        if (!parameters.isEmpty()) {
            answer.header(PARAMETERS, header(parameters));
        }
        return answer.build();
    }

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
