package dev.inferenceinstances.sizing;

import dev.inferenceinstances.detector.SizeAdvice;
import dev.inferenceinstances.pool.PoolHistory;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.PoolerConsole;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.traffic.Disturbances;
import dev.inferenceinstances.traffic.Timings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Measures the load of the last minutes, and says what size it asks for: from memory. */
@Singleton
public class Sizing implements SizeAdvice {

    private static final Duration USUAL = Duration.ofMinutes(5);

    /** It changes when somebody sets it. */
    private static final Duration LIMIT_HOLDS = Duration.ofMinutes(1);

    private final PoolReader reader;
    private final PoolHistory history;
    private final Timings timings;
    private final Disturbances disturbances;
    private final PoolerConsole console;
    private final Clock clock;

    Sizing(
            PoolReader reader,
            PoolHistory history,
            Timings timings,
            Disturbances disturbances,
            PoolerConsole console,
            Clock clock) {
        this.reader = reader;
        this.history = history;
        this.timings = timings;
        this.disturbances = disturbances;
        this.console = console;
        this.clock = clock;
    }

    /** By the last five minutes; empty also on SQLite's one shared connection. */
    @Override
    public Optional<PoolSize> advise(Optional<ServerBudget> server) {
        Measurement measured = measure(USUAL);
        if (!measured.tellsEnough() || measured.shared()) {
            return Optional.empty();
        }
        return Optional.of(SizingPolicy.advise(measured, server, served(), OptionalInt.empty())
                .size());
    }

    /** What is answered where nothing is asked: for the last five minutes, and for no other size. */
    public SizingReport report(Optional<ServerBudget> server, Locale language) {
        return report(USUAL, server, OptionalInt.empty(), AskedSize.NONE, language);
    }

    SizingReport report(
            Duration window, Optional<ServerBudget> server, OptionalInt clients, AskedSize asked, Locale language) {
        return SizingReport.of(SizingPolicy.advise(measure(window), server, served(), clients), asked, language);
    }

    private OptionalInt served() {
        return console.last()
                .filter(view -> view.isWithin(LIMIT_HOLDS, clock.instant()))
                .map(view -> OptionalInt.of(view.serves()))
                .orElse(OptionalInt.empty());
    }

    private Measurement measure(Duration window) {
        return Measurement.of(
                history.seconds(window, clock.instant()),
                disturbances::covers,
                timings.holds(window, disturbances),
                reader.read());
    }
}
