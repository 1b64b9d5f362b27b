package dev.inferenceinstances.bulk;

import dev.inferenceinstances.instance.InferenceInstance;
import dev.inferenceinstances.problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of many that are to be registered.
 *
 * @param index its place in the body, from 0
 * @param row to be inserted; null where it cannot be
 * @param errors what is wrong with it; empty where it can be inserted
 */
record BulkRow(int index, @Nullable InferenceInstance row, List<FieldError> errors) {}
