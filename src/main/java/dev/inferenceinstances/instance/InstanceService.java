package dev.inferenceinstances.instance;

import dev.inferenceinstances.attempt.Duplicates;
import dev.inferenceinstances.attempt.SecondAttempt;
import dev.inferenceinstances.idempotency.Once;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.submission.StorableText;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads and changes what is registered; each change is one transaction. */
@ApplicationScoped
public class InstanceService {

    /** So many copies of one instance may be given their names at the same moment. */
    private static final int COPIES_AT_ONCE = 100;

    private static final int CONFLICT = Response.Status.CONFLICT.getStatusCode();

    private final Clock clock;
    private final InstanceReads reads;
    private final SecondAttempt attempts;
    private final RowLock locks;
    private final InstanceChanges changes;

    InstanceService(InstanceReads reads, SecondAttempt attempts, RowLock locks, InstanceChanges changes, Clock clock) {
        this.reads = reads;
        this.attempts = attempts;
        this.locks = locks;
        this.changes = changes;
        this.clock = clock;
    }

    public List<InstanceView> list(InstanceQuery query) {
        return query.read(() -> attempts.ofRead(() -> reads.page(query)), List.<InstanceColumns>of()).stream()
                .map(InstanceView::new)
                .toList();
    }

    /** Where a list goes on behind this row of it. */
    InstanceCursor behind(InstanceView row, InstanceSort sort) {
        return attempts.ofRead(() -> reads.behind(row.row(), sort));
    }

    /** The same in a transaction of its own, after which nothing is held until the next page is asked for. */
    public List<InstanceView> page(InstanceQuery query) {
        return query.read(() -> attempts.ofTransaction(() -> reads.page(query)), List.<InstanceColumns>of()).stream()
                .map(InstanceView::new)
                .toList();
    }

    public long count(InstanceQuery query) {
        return query.read(() -> attempts.ofRead(() -> reads.count(query)), 0L);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 */
    public InstanceView byId(long id) {
        return new InstanceView(attempts.ofRead(() -> reads.byId(id)).orElseThrow(() -> unknown(id)));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 */
    public InstanceView byName(String name) {
        return Optional.of(name)
                .filter(StorableText::test)
                .flatMap(known -> attempts.ofRead(() -> reads.byName(known)))
                .map(InstanceView::new)
                .orElseThrow(() -> Problems.notFound("There is no instance named \"%s\"".formatted(name)));
    }

    /**
     * @param once is heeded within the transaction
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where the name is taken
     */
    InstanceView create(InstanceDraft draft, Once<InstanceView> once) {
        return attempts.ofTransaction(() -> {
            once.begin();
            return inserted(draft.row(clock.instant()), once);
        });
    }

    /**
     * @param change of the row, which is kept from all others meanwhile
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404, 412 where the precondition is not met, or 409 where the new name is taken
     */
    InstanceView update(long id, Precondition precondition, Consumer<InferenceInstance> change) {
        return attempts.ofTransaction(() -> {
            InferenceInstance row = toBeChanged(id);
            precondition.require(row);
            InferenceInstance before = InstanceRows.snapshot(row);
            change.accept(row);
            return changed(InstanceChanges.Kind.UPDATE, before, row);
        });
    }

    /**
     * @return the id, which is free now
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 412 where the precondition is not met
     */
    long delete(long id, Precondition precondition) {
        return attempts.ofTransaction(() -> {
            InferenceInstance row = toBeChanged(id);
            precondition.require(row);
            row.delete();
            changes.changed(InstanceChanges.Kind.DELETE, row, List.of());
            return id;
        });
    }

    /**
     * @param once is heeded within the transaction
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 409 where the new name is taken
     */
    InstanceView copy(CopyRequest request, Once<InstanceView> once) {
        if (request.newName() != null) {
            return copy(request.sourceInstanceId(), source -> request.newName(), once);
        }
        Set<String> refused = new HashSet<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return copy(request.sourceInstanceId(), source -> CopyName.of(source, refused), once);
            } catch (HttpProblem e) {
                // another copy was given the same name at the same time: one of them has it now, so that all get on
                if (e.getStatusCode() != CONFLICT || attempt == COPIES_AT_ONCE) {
                    throw e;
                }
            }
        }
    }

    private InstanceView copy(long id, UnaryOperator<String> name, Once<InstanceView> once) {
        return attempts.ofTransaction(() -> {
            once.begin();
            InferenceInstance source = toBeChanged(id);
            InferenceInstance row = InstanceRows.copyOf(source);
            row.name = name.apply(source.name);
            row.createdAt = clock.instant();
            row.updatedAt = row.createdAt;
            return inserted(row, once);
        });
    }

    /** Reads what belongs to instances: once more, where the first attempt met a dead connection. Outside of a transaction. */
    public <T> T read(Supplier<T> reading) {
        return attempts.ofRead(reading);
    }

    /**
     * Brings an instance back to a state that it had, or back under its id where it was deleted.
     *
     * @param precondition of its present state; one that was deleted has none that could be overwritten
     * @param former gives the state in which it was; asked within the transaction, which has a connection for it
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where another has its name now, 412 where the precondition is not met
     */
    public InstanceView rollBack(long id, Precondition precondition, Supplier<? extends InstanceColumns> former) {
        Callable<InstanceView> work = () -> rolledBack(id, precondition, former);
        try {
            return attempts.ofTransaction(work);
        } catch (HttpProblem e) {
            if (e.getStatusCode() != CONFLICT) {
                throw e;
            }
            // another may have brought it back in the same moment: then it is there now, and is rolled back as it is
            return attempts.ofTransaction(work);
        }
    }

    private InstanceView rolledBack(long id, Precondition precondition, Supplier<? extends InstanceColumns> former) {
        InferenceInstance row = locks.rowIfThere(id).orElse(null);
        InstanceColumns state = former.get();
        if (row == null) {
            return restored(id, state);
        }
        precondition.require(row);
        InferenceInstance before = InstanceRows.snapshot(row);
        InstanceState.requireTheSame(id, before.createdAt, state.createdAt);
        InstanceState.copy(state, row);
        row.createdAt = before.createdAt;
        row.updatedAt = before.updatedAt;
        return changed(InstanceChanges.Kind.ROLLBACK, before, row);
    }

    private InstanceView restored(long id, InstanceColumns state) {
        RestoredInstance row = new RestoredInstance();
        InstanceState.copy(state, row);
        row.id = id;
        row.updatedAt = clock.instant();
        row.createdAt = state.createdAt == null ? row.updatedAt : state.createdAt;
        save(row);
        changes.changed(InstanceChanges.Kind.ROLLBACK, row, List.of());
        return new InstanceView(row);
    }

    private InstanceView inserted(InferenceInstance row, Once<InstanceView> once) {
        save(row);
        changes.changed(InstanceChanges.Kind.CREATE, row, List.of());
        InstanceView view = new InstanceView(row);
        once.end(view);
        return view;
    }

    /** Stores what a row has become; where that is nothing new, nothing is written. */
    private InstanceView changed(InstanceChanges.Kind kind, InferenceInstance before, InferenceInstance row) {
        List<String> fields = InstanceState.differences(before, row);
        if (fields.isEmpty()) {
            locks.forget(row);
            return new InstanceView(before);
        }
        row.updatedAt = InstanceState.later(before.updatedAt, clock.instant());
        save(row);
        changes.changed(kind, row, fields);
        return new InstanceView(row);
    }

    private void save(InstanceColumns row) {
        String name = row.name;
        try {
            row.persistAndFlush();
            // as all others will read it: a server may write JSON in its own way, and a column hold whole seconds
            locks.refresh(row);
        } catch (PersistenceException e) {
            if (Duplicates.isCauseOf(e)) {
                throw Problems.conflict("There is an instance named \"%s\" already".formatted(name));
            }
            throw e;
        }
    }

    private InferenceInstance toBeChanged(long id) {
        return locks.row(id).orElseThrow(() -> unknown(id));
    }

    private static RuntimeException unknown(long id) {
        return Problems.notFound("There is no instance with id %d".formatted(id));
    }
}
