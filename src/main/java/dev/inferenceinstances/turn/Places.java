package dev.inferenceinstances.turn;

/**
 * The connections that are lent, those that callers are asking the pool for, and the requests that want one and have none yet, in one
 * number: no request counts twice in the moment in which it gets its connection, and a request changes it four times in all, which is what
 * threads on several processors pay for.
 */
public final class Places {

    /** Two million of each, far more than a server has connections, or a process threads. */
    private static final int BITS = 21;

    private static final long MASK = (1L << BITS) - 1;
    private static final long ONE_LENT = 1;
    private static final long ONE_ASKED_FOR = 1L << BITS;
    private static final long ONE_UNSERVED = 1L << 2 * BITS;

    /** Below what is lent, above it what is asked for, and above that the requests that are unserved. None is ever less than zero. */
    private final LoneLong taken = new LoneLong();

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

    /** Counts a request that will want a connection, unless so many hold one or want one already. */
    public boolean tryAdmit(int most) {
        for (long now = taken.get(); lent(now) + unserved(now) < most; now = taken.get()) {
            if (taken.compareAndSet(now, now + ONE_UNSERVED)) {
                return true;
            }
        }
        return false;
    }

    /** Counts a request that wants a connection, however many do. */
    public void want() {
        taken.addAndGet(ONE_UNSERVED);
    }

    /** A request that was counted is over without a connection. */
    public void leave() {
        taken.addAndGet(-ONE_UNSERVED);
    }

    /**
     * The pool has lent one.
     *
     * @param asked whether it was taken before
     * @param served whether a request that was admitted has its first connection by this
     * @return how many are lent now
     */
    int lend(boolean asked, boolean served) {
        long change = ONE_LENT - (asked ? ONE_ASKED_FOR : 0) - (served ? ONE_UNSERVED : 0);
        return lent(taken.addAndGet(change));
    }

    void giveBack() {
        taken.addAndGet(-ONE_LENT);
    }

    private static int lent(long taken) {
        return (int) (taken & MASK);
    }

    private static int askedFor(long taken) {
        return (int) (taken >>> BITS & MASK);
    }

    private static int unserved(long taken) {
        return (int) (taken >>> 2 * BITS);
    }
}
