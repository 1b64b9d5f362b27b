package dev.inferenceinstances.sizing;

/**
 * How long a caller waits for one of c connections that it shares with a known number of others, first come, first served, as they do
 * before a full pool.
 *
 * <p>Of N callers who are there at once, c hold a connection, so whoever comes last waits until k = N − c connections have come back: on
 * average {@code kh ÷ c} for holds of mean h. In that time each connection has come back {@code u = k ÷ c} times, with a variance that is
 * u for exponential holds, and {@code f(1 − f)} for the fraction f of u where they are all alike and only their beginnings differ; in
 * between it is taken in proportion to Cs². Above, it is {@code Cs²u} for a long time but u for a short one (Cox, Renewal Theory,
 * 1962), for which it is taken as {@code u + (Cs² − 1)u² ÷ (u + 1)}. The wait is taken for a gamma variable of
 * that mean and variance, which it is for exponential holds, and its quantile for that of Wilson and Hilferty (The Distribution of
 * Chi-Square, Proceedings of the National Academy of Sciences 17, 1931).
 *
 * @param callers N, from 0
 * @param meanHoldMs h in milliseconds, above 0
 * @param holdVariation Cs, 1 for exponential holds and 0 for holds that are all alike
 */
record CallersInTurn(int callers, double meanHoldMs, double holdVariation) {

    /** Of the normal distribution: 99 in a hundred are no more than so many standard deviations above the mean. */
    private static final double Z99 = 2.3263;

    /**
     * What 99 in a hundred waits do not exceed, in milliseconds; 0 where there are no more callers than connections.
     *
     * @param connections c, from 1
     */
    double p99Ms(int connections) {
        if (callers <= connections) {
            return 0;
        }
        double ahead = callers - connections;
        double variance = variance(ahead / connections) * connections;
        double mean = ahead * meanHoldMs / connections;
        if (variance == 0) {
            return mean;
        }
        double shape = ahead * ahead / variance;
        return mean * Math.pow(1 - 1 / (9 * shape) + Z99 / (3 * Math.sqrt(shape)), 3);
    }

    /** Of how often one connection comes back in so many mean holds. */
    private double variance(double holds) {
        double squared = holdVariation * holdVariation;
        if (squared > 1) {
            return holds * (1 + (squared - 1) * holds / (holds + 1));
        }
        double fraction = holds - Math.floor(holds);
        return squared * holds + (1 - squared) * fraction * (1 - fraction);
    }
}
