package dev.inferenceinstances.pool;

import dev.inferenceinstances.problem.Problems;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Changes the pool at an operator's word, one change at a time, and says what it was before and is after. */
@ApplicationScoped
public class PoolOperations {

    private final PoolControl control;
    private final PoolReports reports;
    private final PoolSettings settings;
    /** Every worker thread may be waiting for what the operation is to bring. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread own = new Thread(task, "pool-operations");
        own.setDaemon(true);
        return own;
    });

    PoolOperations(PoolControl control, PoolReports reports, PoolSettings settings) {
        this.control = control;
        this.reports = reports;
        this.settings = settings;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where there is no pool to resize */
    Uni<ChangeReport> resize(ResizeRequest request) {
        refuseSharedConnection();
        PoolSize before = control.size();
        PoolSize wanted = request.from(before);
        return change(
                () -> control.resize(wanted),
                "Resized from %s to %s until the service restarts; to keep it, set DB_POOL_SIZE=%d and DB_MAX_OVERFLOW=%d"
                        .formatted(before, wanted, wanted.base(), wanted.overflow()));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where there is no pool to flush; a leaked shared connection can be taken back */
    Uni<ChangeReport> flush(PoolFlush mode) {
        if (mode != PoolFlush.LEAKED) {
            refuseSharedConnection();
        }
        return change(() -> control.flush(mode), "Flushed: " + mode.label());
    }

    private Uni<ChangeReport> change(Runnable operation, String message) {
        return Uni.createFrom()
                .item(() -> {
                    PoolReport before = reports.pool();
                    Log.infof("%s, by %s", message, "operator");
                    operation.run();
                    return new ChangeReport(before, reports.pool(), message);
                })
                .runSubscriptionOn(thread);
    }

    private void refuseSharedConnection() {
        if (settings.shared()) {
            throw Problems.conflict(PoolPolicy.NOTHING_TO_MANAGE);
        }
    }
}
