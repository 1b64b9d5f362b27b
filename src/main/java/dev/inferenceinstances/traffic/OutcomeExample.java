package dev.inferenceinstances.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that ended so: the last one, to look for in the log.
 *
 * @param at when it ended
 * @param route its method and path, with the template and not the values
 * @param requestId its {@code X-Request-Id}
 * @param traceId of its trace, from its {@code traceparent}; null where it brought none
 * @param status the HTTP status of its answer
 * @param sqlstate what the database or the driver gave; null where it gave none
 * @param vendorCode the server's own number; null where it has none
 */
@JsonPropertyOrder({"at", "route", "request_id", "trace_id", "status", "sqlstate", "vendor_code"})
public record OutcomeExample(
        Instant at,
        String route,
        String requestId,
        @Nullable String traceId,
        int status,
        @Nullable String sqlstate,
        @Nullable Integer vendorCode) {}
