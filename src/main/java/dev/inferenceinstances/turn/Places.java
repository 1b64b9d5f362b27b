package dev.inferenceinstances.turn;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The connections that are lent, and those that callers are asking the pool for, in one number: a borrow and a return change it three
 * times in all, which is what threads on several processors pay for.
 */
public final class Places {

    private static final long ONE_LENT = 1;
    private static final long ONE_ASKED_FOR = 1L << Integer.SIZE;

    /** Below, in 32 bits, what is lent; above what is asked for. Neither is ever less than zero. */
    private final AtomicLong taken = new AtomicLong();

    /** Connections that are lent now. */
    public int lent() {
        return lent(taken.get());
    }

    /** Takes one for a caller that will ask the pool for it, unless so many are taken already. */
    boolean tryAsk(int most) {
        for (long now = taken.get(); lent(now) + askedFor(now) < most; now = taken.get()) {
            if (taken.compareAndSet(now, now + ONE_ASKED_FOR)) {
                return true;
            }
        }
        return false;
    }

    /** Takes one, however many are taken. */
    void ask() {
        taken.addAndGet(ONE_ASKED_FOR);
    }

    /** The pool has lent none to a caller that asked. */
    void failed() {
        taken.addAndGet(-ONE_ASKED_FOR);
    }

    /**
     * The pool has lent one.
     *
     * @param asked whether it was taken before
     * @return how many are lent now
     */
    int lend(boolean asked) {
        return lent(taken.addAndGet(asked ? ONE_LENT - ONE_ASKED_FOR : ONE_LENT));
    }

    void giveBack() {
        taken.addAndGet(-ONE_LENT);
    }

    private static int lent(long taken) {
        return (int) taken;
    }

    private static int askedFor(long taken) {
        return (int) (taken >>> Integer.SIZE);
    }
}
