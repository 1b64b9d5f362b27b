package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.detector.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a verdict from flickering: a more urgent one stands at once, a less urgent one when it has been seen {@value #PATIENCE} times
 * in a row.
 */
final class VerdictHysteresis {

    static final int PATIENCE = 3;

    private @Nullable DiagnosisState state;
    private int eased;

    /** To be called once a second; returns what is in force after this diagnosis. */
    DiagnosisState see(Diagnosis now) {
        DiagnosisState before = state;
        if (before == null) {
            before = new DiagnosisState(now, now.at());
            state = before;
        } else if (sameVerdict(before, now) || moreUrgent(before, now) || ++eased >= PATIENCE) {
            before = new DiagnosisState(now, sameVerdict(before, now) ? before.since() : now.at());
            state = before;
            eased = 0;
        }
        return before;
    }

    /** Whether it is more urgent than what is in force: between two seconds only that counts, all else can wait for the next. */
    boolean isMoreUrgent(Diagnosis now) {
        return state != null && moreUrgent(state, now);
    }

    private static boolean sameVerdict(DiagnosisState before, Diagnosis now) {
        return before.diagnosis().verdict().code() == now.verdict().code();
    }

    private static boolean moreUrgent(DiagnosisState before, Diagnosis now) {
        return Finding.FIRST_TO_ACT_ON.compare(now.verdict(), before.diagnosis().verdict()) < 0;
    }
}
