package dev.inferenceinstances.diagnosis;

/**
 * Keeps a verdict from flickering: a more urgent one stands at once, a less urgent one when it has been seen {@value #PATIENCE} times
 * in a row. Told once a second.
 */
final class VerdictMemory {

    static final int PATIENCE = 3;

    private Standing standing;
    private int eased;

    /** What stands after this diagnosis. */
    Standing see(Diagnosis now) {
        if (standing == null || sameVerdict(now) || moreUrgent(now) || ++eased >= PATIENCE) {
            standing = new Standing(now, sameVerdict(now) ? standing.since() : now.at());
            eased = 0;
        }
        return standing;
    }

    private boolean sameVerdict(Diagnosis now) {
        return standing != null
                && standing.diagnosis().verdict().code() == now.verdict().code();
    }

    private boolean moreUrgent(Diagnosis now) {
        return Finding.FIRST_TO_ACT_ON.compare(
                        now.verdict(), standing.diagnosis().verdict())
                < 0;
    }
}
