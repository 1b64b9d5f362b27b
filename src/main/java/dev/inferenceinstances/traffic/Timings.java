package dev.inferenceinstances.traffic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How long callers waited for connections, and how long holders held them: in the last minutes and since start. */
@ApplicationScoped
public class Timings {

    private static final TimingWindow RECENT = new TimingWindow(TimingSlice.LENGTH);

    private final LongSupplier nanoTime;
    private final Clock clock;
    private final long start;
    private final TimingSeries waits;
    private final TimingSeries timeouts;
    private final Map<String, TimingSeries> holds = new ConcurrentHashMap<>();

    @Inject
    public Timings(Clock clock) {
        this(clock, System::nanoTime);
    }

    /** @param nanoTime counts as {@link System#nanoTime()} does */
    public Timings(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.waits = new TimingSeries(nanoTime, clock);
        this.timeouts = new TimingSeries(nanoTime, clock);
    }

    /**
     * Records a wait for a connection, also one that ended without.
     *
     * @param nanos how long it took; below zero counts as zero, above an hour as an hour
     * @param timedOut whether the caller gave up
     * @param traceId of a trace of the caller's that can be looked up; null where there is none
     */
    public void waited(long nanos, boolean timedOut, @Nullable String traceId) {
        waits.record(nanos, traceId);
        if (timedOut) {
            timeouts.record(nanos);
        }
    }

    /** The series of this holder's holds: there is one for each name, so whoever bounds the names bounds the memory. */
    public TimingSeries holdsOf(String holder) {
        return holds.computeIfAbsent(holder, first -> new TimingSeries(nanoTime, clock));
    }

    /** What the last time of this length shows: from 10 s to 15 min. */
    public TimingsReport report(Duration window) {
        return report(new TimingWindow(window));
    }

    /** What the window shows. Reads memory only; the last second may still be missing. */
    TimingsReport report(TimingWindow window) {
        Map<String, Histogram> byHolder = holds.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, holder -> read(holder.getValue(), window)));
        return TimingsReport.of(
                seconds(window), read(waits, window), read(timeouts, window).getTotalCount(), byHolder);
    }

    /**
     * The holds of all holders, without their names.
     *
     * @param window how far to look back: 10 s to 15 min
     * @param leftOut slices of 10 s that this touches do not count
     */
    public HoldStatistics holds(Duration window, Disturbances leftOut) {
        Histogram all = TimingSeries.emptyHistogram();
        holds.values().forEach(series -> series.addTo(all, new TimingWindow(window), leftOut::touches));
        return HoldStatistics.of(all);
    }

    /** How long callers waited for a connection since start, including those that gave up. The last second may still be missing. */
    public DurationDistribution waitsSinceStart() {
        return DurationDistribution.of(read(waits, TimingWindow.SINCE_START), traced(List.of(waits)));
    }

    /** How long connections that were given back had been held, since start. The last second may still be missing. */
    public DurationDistribution holdsSinceStart() {
        Histogram all = TimingSeries.emptyHistogram();
        holds.values().forEach(series -> series.addTo(all, TimingWindow.SINCE_START));
        return DurationDistribution.of(all, traced(holds.values()));
    }

    private static Map<Integer, TracedDuration> traced(Collection<TimingSeries> series) {
        Map<Integer, TracedDuration> latest = new HashMap<>();
        series.forEach(one -> one.addTracedTo(latest));
        return latest;
    }

    /** How fast each holder is that gave a connection back in the last seconds. Reads memory only, but a lot: not for every second. */
    public List<HolderPace> paces() {
        return holds.entrySet().stream()
                .map(holder -> pace(holder.getKey(), holder.getValue()))
                .filter(pace -> pace.recent().borrows() > 0)
                .toList();
    }

    /** Makes what was recorded since the last call readable; to be called once a second. */
    public void roll() {
        waits.roll();
        timeouts.roll();
        holds.values().forEach(TimingSeries::roll);
    }

    private static HolderPace pace(String holder, TimingSeries holds) {
        Histogram recent = read(holds, RECENT);
        if (recent.getTotalCount() == 0) {
            return new HolderPace(holder, HolderPace.Holds.of(recent), HolderPace.Holds.of(recent));
        }
        Histogram before = read(holds, new TimingWindow(TimingWindow.LONGEST));
        before.subtract(recent);
        return new HolderPace(holder, HolderPace.Holds.of(recent), HolderPace.Holds.of(before));
    }

    private long seconds(TimingWindow window) {
        Duration length = window.length();
        return length == null ? TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - start) : length.toSeconds();
    }

    private static Histogram read(TimingSeries series, TimingWindow window) {
        Histogram histogram = TimingSeries.emptyHistogram();
        series.addTo(histogram, window);
        return histogram;
    }
}
