package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.detector.ServerSample;
import dev.inferenceinstances.session.PoolerView;
import dev.inferenceinstances.session.ServerBudget;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the database server at one moment.
 *
 * @param reachability whether it can be reached; null before it has been asked
 * @param sample what it showed of its sessions lately; null where that is not fresh
 * @param budget what it has room for; null where that is not known
 * @param pooler what stands before it, by its console, if that is fresh; else null
 */
public record ServerState(
        @Nullable Reachability reachability,
        @Nullable ServerSample sample,
        @Nullable ServerBudget budget,
        @Nullable PoolerView pooler) {}
