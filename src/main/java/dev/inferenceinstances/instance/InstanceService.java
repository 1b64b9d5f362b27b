package dev.inferenceinstances.instance;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.submission.StorableText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and changes what is registered; each change is one transaction. */
@ApplicationScoped
public class InstanceService {

    private final Clock clock;
    private final InstanceReads reads;
    private final SecondAttempt attempts;

    InstanceService(InstanceReads reads, SecondAttempt attempts, Clock clock) {
        this.reads = reads;
        this.attempts = attempts;
        this.clock = clock;
    }

    public List<InstanceView> list(InstanceQuery query) {
        return attempts.ofRead(() -> reads.page(query)).stream()
                .map(InstanceView::new)
                .toList();
    }

    public long count(InstanceQuery query) {
        return attempts.ofRead(() -> reads.count(query));
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

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where the name is taken */
    public InstanceView create(InstanceDraft draft) {
        return attempts.ofTransaction(() -> {
            InferenceInstance row = InstanceRows.withDefaults();
            InstanceRows.apply(draft.fields(), row);
            return inserted(row);
        });
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 409 where the new name is taken */
    public InstanceView update(long id, InstancePatch patch) {
        return attempts.ofTransaction(() -> {
            InferenceInstance row = row(id);
            InstanceRows.apply(patch, row);
            row.updatedAt = clock.instant();
            return saved(row);
        });
    }

    /**
     * @return the id, which is free now
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404
     */
    public long delete(long id) {
        return attempts.ofTransaction(() -> {
            if (!InferenceInstance.deleteById(id)) {
                throw unknown(id);
            }
            return id;
        });
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 409 where the new name is taken */
    public InstanceView copy(CopyRequest request) {
        return attempts.ofTransaction(() -> {
            InferenceInstance source = row(request.sourceInstanceId());
            InferenceInstance row = InstanceRows.copyOf(source);
            row.name = request.newName() == null ? freeName(source.name) : request.newName();
            return inserted(row);
        });
    }

    private static String freeName(String name) {
        String stem = CopyName.stem(name);
        Set<String> taken = new HashSet<>(InferenceInstance.namesLike(stem));
        return CopyName.free(stem, taken);
    }

    private InstanceView inserted(InferenceInstance row) {
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        return saved(row);
    }

    private static InstanceView saved(InferenceInstance row) {
        String name = row.name;
        try {
            row.persistAndFlush();
        } catch (OptimisticLockException goneMeanwhile) {
            throw unknown(row.id);
        } catch (PersistenceException e) {
            if (DatabaseFailure.of(e) == DatabaseFailure.DUPLICATE) {
                throw Problems.conflict("There is an instance named \"%s\" already".formatted(name));
            }
            throw e;
        }
        return new InstanceView(row);
    }

    private static InferenceInstance row(long id) {
        return InferenceInstance.byId(id).orElseThrow(() -> unknown(id));
    }

    private static RuntimeException unknown(long id) {
        return Problems.notFound("There is no instance with id %d".formatted(id));
    }
}
