package dev.inferenceinstances.bulk;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.problem.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of many instances that were sent at once, where each is registered by itself.
 *
 * @param index its place in the body, from 0
 * @param status what it alone would have been answered with: 201, 409 or 422
 * @param id of the instance; null where it is not registered
 * @param problem why it is not registered; null where it is
 */
@JsonPropertyOrder({"index", "status", "id", "problem"})
@Schema
public record BulkResult(
        int index, int status, @Nullable Long id, @Nullable RowProblem problem) {

    /**
     * Why one of many instances is not registered.
     *
     * @param title what kind of problem it is
     * @param detail in a sentence
     * @param errors every field that is wrong; empty where it is none
     */
    @JsonPropertyOrder({"title", "detail", "errors"})
    @Schema
    public record RowProblem(String title, String detail, List<FieldError> errors) {}

    static BulkResult created(int index, long id) {
        return new BulkResult(index, Response.Status.CREATED.getStatusCode(), id, null);
    }

    static BulkResult refused(int index, HttpProblem problem, List<FieldError> errors) {
        return new BulkResult(
                index, problem.getStatusCode(), null, new RowProblem(problem.getTitle(), problem.getDetail(), errors));
    }
}
