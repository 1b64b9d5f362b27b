package dev.inferenceinstances.detector;

import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.ServerBudget;
import java.util.Optional;

/** Says what size the measured load asks for. Asked every few seconds, so it reads memory only. */
public interface SizeAdvice {

    /**
     * @param server what the server has room for; empty where that is not known
     * @return empty where there was too little load to tell
     */
    Optional<PoolSize> advise(Optional<ServerBudget> server);
}
