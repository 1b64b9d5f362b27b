package dev.inferenceinstances.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with one field of a request.
 *
 * @param field the JSON name, or the name of the query or path parameter
 * @param message what is allowed, to be read after the field's name: "must be between 1 and 16"
 */
@Schema
public record FieldError(String field, String message) {}
