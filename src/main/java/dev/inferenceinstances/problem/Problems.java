package dev.inferenceinstances.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The problems that the service answers with, each in one place. */
public final class Problems {

    /** RFC 9110, section 15.5.21; Jakarta REST has no constant for it. */
    private static final int UNPROCESSABLE_CONTENT = 422;

    private Problems() {}

    /** 422: a value is out of bounds; names every field. */
    public static HttpProblem invalid(List<FieldError> errors) {
        return HttpProblem.builder()
                .withTitle("Invalid value")
                .withStatus(UNPROCESSABLE_CONTENT)
                .withDetail(errors.stream()
                        .map(error -> error.field() + " " + error.message())
                        .collect(Collectors.joining("; ")))
                .with("errors", errors)
                .build();
    }

    public static HttpProblem badRequest(String detail) {
        return of(Response.Status.BAD_REQUEST, detail);
    }

    /** 401: without the challenge that says how to sign in. */
    public static HttpProblem unauthorized(String detail) {
        return of(Response.Status.UNAUTHORIZED, detail);
    }

    public static HttpProblem forbidden(String detail) {
        return of(Response.Status.FORBIDDEN, detail);
    }

    public static HttpProblem notFound(String detail) {
        return of(Response.Status.NOT_FOUND, detail);
    }

    /** @param allowed the methods that the path has, separated by commas */
    public static HttpProblem methodNotAllowed(String allowed) {
        return HttpProblem.builder(of(Response.Status.METHOD_NOT_ALLOWED, "This path has " + allowed))
                .withHeader(HttpHeaders.ALLOW, allowed)
                .build();
    }

    /** @param mediaType what alone the path has, one or more of them in words */
    public static HttpProblem notAcceptable(String mediaType) {
        return of(Response.Status.NOT_ACCEPTABLE, "This path answers with %s only".formatted(mediaType));
    }

    /** @param mediaType the only one that a body may have */
    public static HttpProblem unsupportedMediaType(String mediaType) {
        return of(Response.Status.UNSUPPORTED_MEDIA_TYPE, "A body must come with Content-Type: " + mediaType);
    }

    public static HttpProblem conflict(String detail) {
        return of(Response.Status.CONFLICT, detail);
    }

    /** 412: it is another version than the one that the client knows. */
    public static HttpProblem preconditionFailed(String detail) {
        return of(Response.Status.PRECONDITION_FAILED, detail);
    }

    /**
     * 408.
     *
     * @param patience so long the service waited
     */
    public static HttpProblem bodyLate(Duration patience) {
        return of(
                Response.Status.REQUEST_TIMEOUT,
                "The rest of the body did not come within %d s".formatted(patience.toSeconds()));
    }

    /** 413. */
    public static HttpProblem bodyTooLong(String bytes, long most) {
        return of(
                Response.Status.REQUEST_ENTITY_TOO_LARGE,
                "The body has %s bytes, but at most %d are allowed".formatted(bytes, most));
    }

    /** 429: too much came from this caller. */
    public static HttpProblem tooManyRequests(String detail, Duration retryAfter) {
        return later(Response.Status.TOO_MANY_REQUESTS, detail, retryAfter);
    }

    /** 503: the same request may succeed later. */
    public static HttpProblem unavailable(String detail, Duration retryAfter) {
        return later(Response.Status.SERVICE_UNAVAILABLE, detail, retryAfter);
    }

    /** 501: this service does without what it takes; no repetition helps. */
    public static HttpProblem notImplemented(String detail) {
        return of(Response.Status.NOT_IMPLEMENTED, detail);
    }

    /** 500: only an operator can help. */
    public static HttpProblem failed(String detail) {
        return of(Response.Status.INTERNAL_SERVER_ERROR, detail);
    }

    /** In whole seconds, rounded up: who comes a moment early would be refused again. */
    private static HttpProblem later(Response.Status status, String detail, Duration retryAfter) {
        return HttpProblem.builder(of(status, detail))
                .withHeader(
                        HttpHeaders.RETRY_AFTER,
                        Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds()))
                .build();
    }

    private static HttpProblem of(Response.Status status, String detail) {
        return HttpProblem.builder()
                .withTitle(status.getReasonPhrase())
                .withStatus(status)
                .withDetail(detail)
                .build();
    }
}
