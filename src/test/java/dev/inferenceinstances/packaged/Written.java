package dev.inferenceinstances.packaged;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;

/** An instance that a client creates, changes twice and deletes, one after the other, and how far it knows to have come. */
final class Written {

    /** What its history is in the end, the first entry first. */
    static final List<String> STEPS = List.of("create", "update", "update", "delete");

    /** What its replicas are after each step; what is deleted is kept as it was. */
    static final List<Integer> REPLICAS = List.of(1, 2, 3, 3);

    private static final String BODY =
            "{\"name\":\"%s\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"t\",\"replicas\":1}";

    private final String name;
    private volatile long id;
    private volatile int acknowledged;

    Written(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Zero where its creation was not acknowledged. */
    long id() {
        return id;
    }

    /** How many of the steps were acknowledged. At most one more is done. */
    int acknowledged() {
        return acknowledged;
    }

    boolean finished() {
        return acknowledged == STEPS.size();
    }

    /** The request of the step after those that were acknowledged. */
    HttpRequest next(URI instances) {
        URI address = id == 0 ? instances : URI.create(instances + "/" + id);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Content-Type", "application/json");
        return switch (STEPS.get(acknowledged)) {
            case "create" ->
                request.POST(HttpRequest.BodyPublishers.ofString(BODY.formatted(name)))
                        .build();
            case "update" ->
                request.PUT(HttpRequest.BodyPublishers.ofString(
                                "{\"replicas\":%d}".formatted(REPLICAS.get(acknowledged))))
                        .build();
            default -> request.DELETE().build();
        };
    }

    /** @param id which the service gave it */
    void acknowledge(long id) {
        this.id = id;
        acknowledged++;
    }
}
