package dev.inferenceinstances.request;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

/**
 * Has Mutiny take no contexts along from step to step. It would capture the thread's request and transaction for each one, several times in
 * every request, though a request that answers by steps stays on its own Vert.x context, which knows the request already.
 */
@Singleton
class StepContexts {

    void leave(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        Infrastructure.clearInterceptors();
    }
}
