package dev.inferenceinstances.sizing;

import dev.inferenceinstances.pool.PoolSettings;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.request.ParameterErrors;
import dev.inferenceinstances.request.WholeNumberParameter;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A size that a caller asks about: what would it do?
 *
 * @param poolSize base connections; empty for as many as today
 * @param maxOverflow connections beyond these; empty for as many as today
 */
record AskedSize(OptionalInt poolSize, OptionalInt maxOverflow) {

    static final AskedSize NONE = new AskedSize(OptionalInt.empty(), OptionalInt.empty());

    private static final WholeNumberParameter POOL_SIZE = new WholeNumberParameter("pool_size", 1, PoolSettings.MOST);
    private static final WholeNumberParameter MAX_OVERFLOW =
            new WholeNumberParameter("max_overflow", 0, PoolSettings.MOST);

    /**
     * @param poolSize the query parameter, 1 to {@value PoolSettings#MOST}; null or empty where it is not given
     * @param maxOverflow the query parameter, 0 to {@value PoolSettings#MOST}; null or empty where it is not given
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other text; names both where both are wrong
     */
    static AskedSize parse(String poolSize, String maxOverflow) {
        ParameterErrors errors = new ParameterErrors();
        AskedSize asked = new AskedSize(POOL_SIZE.parse(poolSize, errors), MAX_OVERFLOW.parse(maxOverflow, errors));
        errors.throwIfAny();
        return asked;
    }

    /** Empty where nothing was asked. */
    Optional<PoolSize> beside(PoolSize today) {
        return equals(NONE)
                ? Optional.empty()
                : Optional.of(new PoolSize(poolSize.orElse(today.base()), maxOverflow.orElse(today.overflow())));
    }
}
