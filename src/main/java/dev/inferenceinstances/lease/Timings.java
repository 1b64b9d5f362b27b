package dev.inferenceinstances.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** How long callers waited for connections, and how long holders held them: in the last minutes and since start. */
@ApplicationScoped
public class Timings {

    private static final TimingWindow RECENT = new TimingWindow(TimingSlice.LENGTH);

    private final Holders holders;
    private final LongSupplier nanoTime;
    private final long start;
    private final TimingSeries waits;
    private final TimingSeries timeouts;

    @Inject
    Timings(Holders holders) {
        this(holders, System::nanoTime);
    }

    Timings(Holders holders, LongSupplier nanoTime) {
        this.holders = holders;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.waits = new TimingSeries(nanoTime);
        this.timeouts = new TimingSeries(nanoTime);
    }

    /**
     * Records a wait for a connection, also one that ended without.
     *
     * @param nanos how long it took; below zero counts as zero, above an hour as an hour
     * @param timedOut whether the caller gave up
     */
    public void waited(long nanos, boolean timedOut) {
        waits.record(nanos);
        if (timedOut) {
            timeouts.record(nanos);
        }
    }

    /** What the last time of this length shows: from 10 s to 15 min. */
    public TimingsReport report(Duration window) {
        return report(new TimingWindow(window));
    }

    /** What the window shows. Reads memory only; the last second may still be missing. */
    TimingsReport report(TimingWindow window) {
        Map<String, Histogram> holds =
                holders.all().stream().collect(Collectors.toMap(Holder::name, holder -> read(holder.holds(), window)));
        return TimingsReport.of(
                seconds(window), read(waits, window), read(timeouts, window).getTotalCount(), holds);
    }

    /**
     * The holds of all holders, without their names.
     *
     * @param window how far to look back: 10 s to 15 min
     */
    public HoldStatistics holds(Duration window) {
        return HoldStatistics.of(allHolds(new TimingWindow(window)));
    }

    /** How long callers waited for a connection, those in vain included, since start. The last second may still be missing. */
    public DurationDistribution waitsSinceStart() {
        return DurationDistribution.of(read(waits, TimingWindow.SINCE_START));
    }

    /** How long connections that were given back had been held, since start. The last second may still be missing. */
    public DurationDistribution holdsSinceStart() {
        return DurationDistribution.of(allHolds(TimingWindow.SINCE_START));
    }

    /** How fast each holder is that gave a connection back in the last seconds. Reads memory only, but a lot: not for every second. */
    public List<HolderPace> paces() {
        return holders.all().stream()
                .map(Timings::pace)
                .filter(pace -> pace.recent().borrows() > 0)
                .toList();
    }

    /** Makes what was recorded since the last call readable; to be called once a second. */
    void roll() {
        waits.roll();
        timeouts.roll();
        holders.all().forEach(holder -> holder.holds().roll());
    }

    private static HolderPace pace(Holder holder) {
        Histogram recent = read(holder.holds(), RECENT);
        if (recent.getTotalCount() == 0) {
            return new HolderPace(holder.name(), HolderPace.Holds.of(recent), HolderPace.Holds.of(recent));
        }
        Histogram before = read(holder.holds(), new TimingWindow(TimingWindow.LONGEST));
        before.subtract(recent);
        return new HolderPace(holder.name(), HolderPace.Holds.of(recent), HolderPace.Holds.of(before));
    }

    private long seconds(TimingWindow window) {
        return window.isSinceStart()
                ? TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - start)
                : window.length().toSeconds();
    }

    private Histogram allHolds(TimingWindow window) {
        Histogram all = TimingSeries.emptyHistogram();
        holders.all().forEach(holder -> holder.holds().addTo(all, window));
        return all;
    }

    private static Histogram read(TimingSeries series, TimingWindow window) {
        Histogram histogram = TimingSeries.emptyHistogram();
        series.addTo(histogram, window);
        return histogram;
    }
}
