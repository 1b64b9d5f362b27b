package dev.inferenceinstances.lease;

import dev.inferenceinstances.problem.Trace;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What code that borrows connections can say of itself, so that its leases are named and judged rightly. */
@Singleton
public class Leases {

    private final HolderRegistry holders;
    private final LeaseLedger ledger;

    Leases(HolderRegistry holders, LeaseLedger ledger) {
        this.holders = holders;
        this.ledger = ledger;
    }

    /** Runs a task outside of any request, under a name of its own among the holders. */
    public void run(String name, Runnable task) {
        CurrentWork.run(Work.background(holders.named(name)), task);
    }

    /**
     * Runs a task as a request is run, on the calling thread: what it borrowed and has not given back when it ends, be it by an exception,
     * is a leak. It asks for no worker thread, so it does not count among those that {@code DB_MAX_WAITING} limits.
     *
     * @param name its name among the holders, where a request has its route
     * @param id tells it from others of the same name, where a request has its {@code X-Request-Id}
     */
    public void request(String name, String id, Runnable task) {
        Work work = Work.request(holders.named(name), id, null, false);
        try {
            CurrentWork.run(work, task);
        } finally {
            ledger.requestOver(work);
        }
    }

    /**
     * Begins the work of a request on the Vert.x context that the caller runs on: what is borrowed on it is borrowed for this request.
     *
     * @param id the {@code X-Request-Id}
     * @param trace what the request is a part of; null where that is unknown
     * @param admitted whether {@link Acquisitions#admit} has counted it
     * @return what to run when the request was answered, has failed or was given up by its client, and its processing is over
     */
    public Runnable beginRequest(Holder holder, String id, @Nullable Trace trace, boolean admitted) {
        Work work = Work.request(holder, id, trace, admitted);
        CurrentWork.bind(work);
        return () -> ledger.requestOver(work);
    }

    /**
     * Declares that the current request goes on after its answer, as in an asynchronous continuation. Until the continuation is
     * closed, what the request still holds is no leak at its end, but it is overdue in time.
     *
     * @throws IllegalStateException outside of a request
     */
    public Continuation handOn() {
        Work work = CurrentWork.find();
        if (work == null || work.requestId() == null) {
            throw new IllegalStateException("There is no request to go on with");
        }
        work.handOn();
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true) && work.partOver()) {
                ledger.workOver(work);
            }
        };
    }

    /** What a request handed on; to be closed when it is done, from any thread. */
    public interface Continuation extends AutoCloseable {

        @Override
        void close();
    }
}
