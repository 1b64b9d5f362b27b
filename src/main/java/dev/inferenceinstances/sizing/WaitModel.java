package dev.inferenceinstances.sizing;

import java.util.OptionalDouble;

/**
 * How long callers wait for one of c connections, where they come and hold them by any law: G/G/c.
 *
 * <p>With arrivals λ and mean hold h, the load is {@code a = λh} (Little, A Proof for the Queuing Formula L = λW, Operations Research
 * 9, 1961). In M/M/c a share C of the callers waits, by {@link ErlangC}, and their waits are exponential with rate
 * {@code c ÷ h − λ} (Cooper, Introduction to Queueing Theory, 2nd ed. 1981). Allen and Cunneen multiply the waits by
 * {@code (Ca² + Cs²) ÷ 2}, where Ca and Cs are the coefficients of variation of the times between arrivals and of the holds (Allen,
 * Probability, Statistics, and Queueing Theory, 2nd ed. 1990). What a share p of all callers does not exceed is then
 * {@code (Ca² + Cs²) ÷ 2 × ln(C ÷ (1 − p)) ÷ (c ÷ h − λ)}, and 0 where no more than {@code 1 − p} wait at all.
 *
 * <p>It is exact for M/M/c and an approximation elsewhere. A caller who gives up, and the time that opening a connection takes, are not
 * in it.
 *
 * @param arrivalsPerSecond λ, from 0
 * @param meanHoldMs h in milliseconds, above 0
 * @param arrivalDispersion Ca², 1 for arrivals by chance, from 0
 * @param holdVariation Cs, 1 for exponential holds and 0 for holds that are all alike
 */
record WaitModel(double arrivalsPerSecond, double meanHoldMs, double arrivalDispersion, double holdVariation) {

    private static final double ONE_IN_A_HUNDRED = 0.01;
    private static final double MILLIS = 1000;

    /** The offered load: how many connections would be borrowed on average if there were always one free. */
    double load() {
        return arrivalsPerSecond * meanHoldMs / MILLIS;
    }

    /** The same callers, so many times as often. */
    WaitModel times(double factor) {
        return new WaitModel(arrivalsPerSecond * factor, meanHoldMs, arrivalDispersion, holdVariation);
    }

    /**
     * What 99 in a hundred waits do not exceed, in milliseconds; empty where the load is as large as the number of connections, for
     * then the queue grows without end.
     *
     * @param connections from 1
     */
    OptionalDouble p99Ms(int connections) {
        if (load() >= connections) {
            return OptionalDouble.empty();
        }
        double waiting = ErlangC.probabilityOfWaiting(connections, load());
        double meanWaitOfThoseWhoWait = correction() * meanHoldMs / (connections - load());
        return OptionalDouble.of(Math.max(0, meanWaitOfThoseWhoWait * Math.log(waiting / ONE_IN_A_HUNDRED)));
    }

    private double correction() {
        return (arrivalDispersion + holdVariation * holdVariation) / 2;
    }
}
