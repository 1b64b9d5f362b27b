package dev.inferenceinstances.instance;

import dev.inferenceinstances.problem.Problems;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;

/** What a client says an instance must be like before it is changed: a version that it knows, by {@code If-Match}. */
@FunctionalInterface
public interface Precondition {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 412 where it is not met */
    void require(InstanceColumns state);

    /** @param request whose {@code If-Match} it is; without one everything meets it */
    static Precondition of(Request request) {
        return state -> {
            EntityTag version = InstanceTag.of(state);
            if (request.evaluatePreconditions(version) != null) {
                throw Problems.preconditionFailed(
                        "The instance with id %d was changed meanwhile, or a weak ETag (W/) was sent; its ETag is \"%s\" now"
                                .formatted(state.instanceId(), version.getValue()));
            }
        };
    }
}
