package dev.inferenceinstances.lease;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Which work the calling thread does. A request's work follows it from thread to thread with its Vert.x context. */
final class CurrentWork {

    private static final ThreadLocal<Work> IN_BACKGROUND = new ThreadLocal<>();

    private CurrentWork() {}

    /** Null where the thread does nothing that was named. */
    static Work find() {
        Context context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            Work work = context.getLocal(Work.class);
            if (work != null) {
                return work;
            }
        }
        return IN_BACKGROUND.get();
    }

    /** Binds a request's work to the context of the request, which the caller runs on. */
    static void bind(Work work) {
        Vertx.currentContext().putLocal(Work.class, work);
    }

    static void run(Work work, Runnable task) {
        Work before = IN_BACKGROUND.get();
        IN_BACKGROUND.set(work);
        try {
            task.run();
        } finally {
            IN_BACKGROUND.set(before);
        }
    }
}
