package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.ServerBudget;
import java.util.Optional;

/** Says how large the pool should be. A diagnosis recommends that size, and leaves to others how it is found. */
public interface SizeAdvice {

    /**
     * What size the load of the last minutes asks for; empty where it was too little to tell.
     *
     * @param server what the server has room for; empty where that is not known
     */
    Optional<PoolSize> advise(Optional<ServerBudget> server);
}
