package dev.inferenceinstances.pool;

/**
 * How large the pool is.
 *
 * @param base connections that are kept open, from 1
 * @param overflow further connections under load, from 0
 */
public record PoolSize(int base, int overflow) {

    /** The most connections that can be open at once. */
    public int total() {
        return base + overflow;
    }

    /**
     * As much of it as fits into so many connections; the overflow gives way first.
     *
     * @param most from 1, since a pool has one connection at least
     */
    public PoolSize within(int most) {
        int within = Math.min(base, most);
        return new PoolSize(within, Math.min(overflow, most - within));
    }

    /** As in {@code 10 + 20}. */
    @Override
    public String toString() {
        return base + " + " + overflow;
    }
}
