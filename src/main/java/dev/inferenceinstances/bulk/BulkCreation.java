package dev.inferenceinstances.bulk;

import dev.inferenceinstances.attempt.Duplicates;
import dev.inferenceinstances.attempt.RefusedValue;
import dev.inferenceinstances.attempt.SecondAttempt;
import dev.inferenceinstances.idempotency.Once;
import dev.inferenceinstances.instance.InferenceInstance;
import dev.inferenceinstances.instance.InstanceChanges;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Registers many instances at once: all of them, or each that can be. */
@ApplicationScoped
class BulkCreation {

    /** What is wrong with more of them is not said at once. */
    private static final int MOST_ERRORS = 100;

    private final SecondAttempt attempts;
    private final InstanceInserts inserts;
    private final InstanceChanges changes;

    BulkCreation(SecondAttempt attempts, InstanceInserts inserts, InstanceChanges changes) {
        this.attempts = attempts;
        this.inserts = inserts;
        this.changes = changes;
    }

    /**
     * In one transaction.
     *
     * @param once is heeded within the transaction
     * @throws HttpProblem 422 where one of them cannot be used, 409 where a name is taken: then none is registered
     */
    BulkCreated all(List<BulkRow> rows, Once<BulkCreated> once) {
        requireValid(rows);
        Map<String, Integer> first = new HashMap<>();
        for (BulkRow row : rows) {
            Integer before = first.putIfAbsent(name(row), row.index());
            if (before != null) {
                throw conflict(row, "has the name \"%s\" of row %d".formatted(name(row), before));
            }
        }
        try {
            return BulkCreated.of(insert(rows, once));
        } catch (RuntimeException e) {
            if (Duplicates.isCauseOf(e)) {
                throw taken(rows);
            }
            throw e;
        }
    }

    /** In as many transactions as are needed; what cannot be registered has the reason. */
    List<BulkResult> each(List<BulkRow> rows) {
        BulkResult[] results = new BulkResult[rows.size()];
        List<BulkRow> valid = new ArrayList<>();
        for (BulkRow row : rows) {
            if (row.row() == null) {
                results[row.index()] = BulkResult.refused(row.index(), Problems.invalid(row.errors()), row.errors());
            } else {
                valid.add(row);
            }
        }
        Set<String> names = takenIfKnown(valid);
        List<BulkRow> free = new ArrayList<>();
        for (BulkRow row : valid) {
            if (names.add(name(row))) {
                free.add(row);
            } else {
                results[row.index()] = refused(row);
            }
        }
        insertEach(free, results);
        return List.of(results);
    }

    /**
     * Halves what is refused, until what is left is the one row that is why: a name that was given to another meanwhile, or a value that the
     * database does not take, such as a sign that its character set lacks.
     */
    private void insertEach(List<BulkRow> rows, BulkResult[] results) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            List<Long> ids = insert(rows, Once.unnamed());
            for (int at = 0; at < rows.size(); at++) {
                int index = rows.get(at).index();
                results[index] = BulkResult.created(index, ids.get(at));
            }
        } catch (RuntimeException e) {
            boolean named = Duplicates.isCauseOf(e);
            Optional<String> value = RefusedValue.sentence(e);
            if (!named && value.isEmpty()) {
                throw e;
            }
            if (rows.size() == 1) {
                BulkRow row = rows.get(0);
                results[row.index()] = named ? refused(row) : refused(row, value.get());
                return;
            }
            int half = rows.size() / 2;
            insertEach(rows.subList(0, half), results);
            insertEach(rows.subList(half, rows.size()), results);
        }
    }

    private List<Long> insert(List<BulkRow> rows, Once<BulkCreated> once) {
        return attempts.ofTransaction(() -> {
            once.begin();
            List<Long> ids = inserts.insert(instances(rows));
            changes.created(ids);
            once.end(BulkCreated.of(ids));
            return ids;
        });
    }

    private static void requireValid(List<BulkRow> rows) {
        List<FieldError> errors = rows.stream()
                .flatMap(row -> row.errors().stream()
                        .map(error -> new FieldError("[%d].%s".formatted(row.index(), error.field()), error.message())))
                .limit(MOST_ERRORS)
                .toList();
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    /** Where a column cannot hold one of the names, that row is found when it is registered, and no other is kept out by it. */
    private Set<String> takenIfKnown(List<BulkRow> rows) {
        try {
            return takenOf(rows);
        } catch (RuntimeException e) {
            if (RefusedValue.sentence(e).isEmpty()) {
                throw e;
            }
            return new HashSet<>();
        }
    }

    private Set<String> takenOf(List<BulkRow> rows) {
        return attempts.ofTransaction(() -> inserts.taken(instances(rows)));
    }

    private HttpProblem taken(List<BulkRow> rows) {
        Set<String> names = takenOf(rows);
        return rows.stream()
                .filter(row -> names.contains(name(row)))
                .min(Comparator.comparingInt(BulkRow::index))
                .map(row -> conflict(row, alreadyThere(row)))
                .orElseGet(() -> Problems.conflict("There is an instance with one of these names already"));
    }

    private static BulkResult refused(BulkRow row) {
        return BulkResult.refused(row.index(), conflict(row, alreadyThere(row)), List.of());
    }

    private static BulkResult refused(BulkRow row, String why) {
        List<FieldError> errors = List.of(new FieldError("body", why));
        return BulkResult.refused(row.index(), Problems.invalid(errors), errors);
    }

    private static String alreadyThere(BulkRow row) {
        return "cannot be named \"%s\": there is an instance of that name already".formatted(name(row));
    }

    /** @param why to be read after the row */
    private static HttpProblem conflict(BulkRow row, String why) {
        return HttpProblem.builder(Problems.conflict("Row %d %s".formatted(row.index(), why)))
                .with("index", row.index())
                .with("name", name(row))
                .build();
    }

    private static List<InferenceInstance> instances(List<BulkRow> rows) {
        return rows.stream().map(BulkCreation::instance).toList();
    }

    private static String name(BulkRow row) {
        return instance(row).name;
    }

    private static InferenceInstance instance(BulkRow row) {
        return Objects.requireNonNull(row.row(), "only what can be inserted comes here");
    }
}
