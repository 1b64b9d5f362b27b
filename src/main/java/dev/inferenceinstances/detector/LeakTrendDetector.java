package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.wording.Phrase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A leak that the end of no request reveals: the floor of borrowed connections rises step by step while traffic does not.
 *
 * <p>A burst leaves the floor where it was; a slow report raises it once; more traffic explains a rise; and what a running request
 * holds is no leak however long it takes, so only leases of other work count.
 */
final class LeakTrendDetector implements Detector {

    private static final Duration STEP = Duration.ofSeconds(30);
    /** Two and a half minutes: it is unlikely that the floor rises at each step by chance. */
    private static final int STEPS = 5;
    /** A little less than all steps together, because the first sample may be some seconds younger than the first step. */
    private static final Duration LEAST_WATCHED = STEP.multipliedBy(STEPS).minusSeconds(5);
    /** Fewer connections may be ordinary work in the background. */
    private static final int LEAST_RISE = 3;
    /** More traffic than before by this factor explains more connections. */
    private static final double MORE_TRAFFIC = 1.2;

    /** @param floor the fewest connections borrowed in a step */
    private record Step(double floor, long borrows) {}

    /**
     * @param certain false, unlike what a {@link LeakDetector leak} shows
     * @param stepSeconds how long a step takes, in seconds
     * @param floors the fewest connections borrowed in each step, oldest first
     * @param borrows in each step, oldest first
     * @param byHolder who holds connections that may be leaked
     */
    record Figures(
            boolean certain, long stepSeconds, List<Double> floors, List<Long> borrows, List<HolderEvidence> byHolder)
            implements Evidence {}

    @Override
    public Optional<Finding> judge(Observation observation) {
        List<Step> steps = steps(observation);
        List<HeldConnection> unbounded = observation.leases().stream()
                .filter(lease -> !lease.ofRunningRequest() && lease.heldMs() > STEP.toMillis())
                .toList();
        if (steps.size() < STEPS || !rises(steps) || moreTraffic(steps)) {
            return Optional.empty();
        }
        long rise = Math.round(steps.get(STEPS - 1).floor() - steps.get(0).floor());
        if (rise < LEAST_RISE
                || unbounded.size() < rise
                || !observation.leaked().isEmpty()
                || !observation.takenBack().isEmpty()) {
            return Optional.empty();
        }
        String holder = HolderEvidence.mainHolder(unbounded);
        return Optional.of(new Finding(
                Code.LEAK,
                Severity.WARNING,
                Phrase.of("leak.trend", rise, STEPS * STEP.toSeconds(), holder),
                new Figures(
                        false,
                        STEP.toSeconds(),
                        steps.stream().map(Step::floor).toList(),
                        steps.stream().map(Step::borrows).toList(),
                        HolderEvidence.byHolder(unbounded)),
                List.of(Phrase.of("leak.trend.look", holder), Phrase.of("leak.mend", holder)),
                Phrase.of("leak.trend.refuted")));
    }

    /** The last whole steps, oldest first; none where there are fewer. */
    private static List<Step> steps(Observation observation) {
        List<PoolSample> samples = observation.last(STEP.multipliedBy(STEPS));
        if (samples.isEmpty()
                || Duration.between(samples.get(0).at(), observation.at()).compareTo(LEAST_WATCHED) < 0) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            List<PoolSample> within =
                    samples.subList(samples.size() * step / STEPS, samples.size() * (step + 1) / STEPS);
            steps.add(new Step(
                    within.stream().mapToDouble(PoolSample::checkedOut).min().orElse(0),
                    within.stream().mapToLong(PoolSample::borrows).sum()));
        }
        return steps;
    }

    /** Never falls, and stays level once at most. */
    private static boolean rises(List<Step> steps) {
        int level = 0;
        for (int i = 1; i < steps.size(); i++) {
            double change = steps.get(i).floor() - steps.get(i - 1).floor();
            if (change < 0) {
                return false;
            }
            level += change == 0 ? 1 : 0;
        }
        return level <= 1;
    }

    private static boolean moreTraffic(List<Step> steps) {
        int half = STEPS / 2;
        long before = steps.subList(0, half).stream().mapToLong(Step::borrows).sum();
        long after = steps.subList(STEPS - half, STEPS).stream()
                .mapToLong(Step::borrows)
                .sum();
        return after > Math.max(before * MORE_TRAFFIC, before + LEAST_RISE * 2);
    }
}
