package dev.inferenceinstances.bulk;

import dev.inferenceinstances.instance.InstanceDraft;
import dev.inferenceinstances.instance.InstancePatch;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.submission.Submission;
import dev.inferenceinstances.submission.SubmissionBatch;
import dev.inferenceinstances.submission.SubmissionChecks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Makes rows of a body with many instances. */
@Singleton
class BulkBody {

    static final int MOST = 10_000;

    private final SubmissionBatch batch;
    private final SubmissionChecks checks;
    private final Clock clock;

    /**
     * What was sent.
     *
     * @param rows in the order of the body
     * @param ignored keys that mean nothing
     */
    record Sent(List<BulkRow> rows, Set<String> ignored) {}

    BulkBody(SubmissionBatch batch, SubmissionChecks checks, Clock clock) {
        this.batch = batch;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * @param lines whether each line is an instance; else they are one JSON array
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 or 422 where the body as a whole cannot be used
     */
    Sent read(byte[] body, boolean lines) {
        List<SubmissionBatch.Row<InstancePatch>> submissions =
                lines ? batch.lines(InstancePatch.class, body, MOST) : batch.array(InstancePatch.class, body, MOST);
        if (submissions.isEmpty() || submissions.size() > MOST) {
            throw Problems.invalid(List.of(new FieldError("body", "must hold 1 to %d instances".formatted(MOST))));
        }
        Instant now = clock.instant();
        List<BulkRow> rows = new ArrayList<>(submissions.size());
        Set<String> ignored = new TreeSet<>();
        for (SubmissionBatch.Row<InstancePatch> sent : submissions) {
            Submission<InstancePatch> submission = sent.submission();
            if (submission == null) {
                rows.add(new BulkRow(rows.size(), null, sent.errors()));
            } else {
                rows.add(row(rows.size(), submission, now));
                ignored.addAll(submission.ignored());
            }
        }
        return new Sent(rows, ignored);
    }

    private BulkRow row(int index, Submission<InstancePatch> submission, Instant now) {
        InstanceDraft draft = new InstanceDraft(submission.value());
        List<FieldError> errors = checks.errors(submission, draft.missing());
        return new BulkRow(index, errors.isEmpty() ? draft.row(now) : null, errors);
    }
}
