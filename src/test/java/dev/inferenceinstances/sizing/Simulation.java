package dev.inferenceinstances.sizing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** A queue played out caller by caller: first come, first served, by whichever server is free first. Repeatable, by its seed. */
final class Simulation {

    /** The time until the first caller finds the queue as it is in the long run is left out. */
    private static final int LEFT_OUT = 50_000;

    private static final int COUNTED = 2_000_000;

    private final Random random = new Random(4711);

    /** Times of mean 1 that come by chance. */
    double exponential() {
        return -Math.log(1 - random.nextDouble());
    }

    /** Times of mean 1 and squared variation 1 ÷ phases: more even than chance. */
    double erlang(int phases) {
        double sum = 0;
        for (int phase = 0; phase < phases; phase++) {
            sum += exponential();
        }
        return sum / phases;
    }

    /** Times of mean 1 and this squared variation, above 1: most are short and a few are long, with balanced means. */
    double hyperexponential(double squaredVariation) {
        double often = (1 + Math.sqrt((squaredVariation - 1) / (squaredVariation + 1))) / 2;
        double share = random.nextDouble() < often ? often : 1 - often;
        return exponential() / (2 * share);
    }

    /** What 99 in a hundred waits do not exceed. */
    double p99(int servers, DoubleSupplier timeBetweenArrivals, DoubleSupplier hold) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int server = 0; server < servers; server++) {
            free.add(0.0);
        }
        double[] waits = new double[COUNTED];
        double now = 0;
        for (int caller = -LEFT_OUT; caller < COUNTED; caller++) {
            now += timeBetweenArrivals.getAsDouble();
            double served = Math.max(now, free.poll());
            free.add(served + hold.getAsDouble());
            if (caller >= 0) {
                waits[caller] = served - now;
            }
        }
        Arrays.sort(waits);
        return waits[(int) (COUNTED * 0.99)];
    }

    /** What 99 in a hundred waits do not exceed of so many callers, each of whom asks again as soon as it has given back. */
    double p99InTurn(int callers, int servers, DoubleSupplier hold) {
        PriorityQueue<Double> ends = new PriorityQueue<>();
        Deque<Double> queue = new ArrayDeque<>();
        for (int server = 0; server < servers; server++) {
            ends.add(hold.getAsDouble());
        }
        for (int caller = servers; caller < callers; caller++) {
            queue.add(0.0);
        }
        double[] waits = new double[COUNTED];
        for (int caller = -LEFT_OUT; caller < COUNTED; caller++) {
            double now = ends.remove();
            queue.add(now);
            double wait = now - queue.remove();
            ends.add(now + hold.getAsDouble());
            if (caller >= 0) {
                waits[caller] = wait;
            }
        }
        Arrays.sort(waits);
        return waits[(int) (COUNTED * 0.99)];
    }
}
