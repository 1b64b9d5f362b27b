package dev.inferenceinstances.wording;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** How much {@link PlainText} is preferred to other types ({@code qs}) is for choosing one; it is no part of the one that is sent. */
public class MediaTypePreference {

    private static final String PREFERENCE = "qs";

    @PlainText
    @ServerResponseFilter
    public void drop(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (type != null && type.getParameters().containsKey(PREFERENCE)) {
            Map<String, String> parameters = new HashMap<>(type.getParameters());
            parameters.remove(PREFERENCE);
            response.getHeaders()
                    .putSingle(HttpHeaders.CONTENT_TYPE, new MediaType(type.getType(), type.getSubtype(), parameters));
        }
    }
}
