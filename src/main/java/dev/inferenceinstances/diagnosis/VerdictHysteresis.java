package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.detector.Finding;

/**
 * Keeps a verdict from flickering: a more urgent one stands at once, a less urgent one when it has been seen {@value #PATIENCE} times
 * in a row.
 */
final class VerdictHysteresis {

    static final int PATIENCE = 3;

    private DiagnosisState state;
    private int eased;

    /** To be called once a second; returns what is in force after this diagnosis. */
    DiagnosisState see(Diagnosis now) {
        if (state == null || sameVerdict(now) || moreUrgent(now) || ++eased >= PATIENCE) {
            state = new DiagnosisState(now, sameVerdict(now) ? state.since() : now.at());
            eased = 0;
        }
        return state;
    }

    /** Between two seconds: a more urgent verdict stands at once, all else can wait for the next. Tells whether one has. */
    boolean rise(Diagnosis now) {
        if (!moreUrgent(now)) {
            return false;
        }
        see(now);
        return true;
    }

    DiagnosisState state() {
        return state;
    }

    private boolean sameVerdict(Diagnosis now) {
        return state != null
                && state.diagnosis().verdict().code() == now.verdict().code();
    }

    private boolean moreUrgent(Diagnosis now) {
        return Finding.FIRST_TO_ACT_ON.compare(now.verdict(), state.diagnosis().verdict()) < 0;
    }
}
