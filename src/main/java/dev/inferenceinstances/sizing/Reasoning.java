package dev.inferenceinstances.sizing;

import dev.inferenceinstances.pool.PoolSettings;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.ServerBudget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Says how an advice came about, one sentence a step, each with its figures. */
final class Reasoning {

    private final List<String> sentences = new ArrayList<>();

    List<String> sentences() {
        return sentences;
    }

    static List<String> shared() {
        return List.of(
                "SQLite is served by one shared connection: there is no pool to size",
                "DB_POOL_SIZE, left unset here, would give it a pool; its writers take turns even then");
    }

    /** What was seen, and what makes it doubtful. */
    Reasoning measured(Measurement measured) {
        Arrivals arrivals = measured.arrivals();
        say(
                "In %d s, %s callers a second came and held a connection for %s ms each (standard deviation ÷ mean %s): by Little's"
                        + " law %s connections were in use on average",
                arrivals.seconds(),
                figure(arrivals.perSecond()),
                figure(measured.holds().meanMs()),
                figure(measured.holdVariation()),
                figure(measured.load()));
        say(
                "In the busiest span %s callers a second came, which makes a load of %s; at most %d connections were wanted at once",
                figure(arrivals.peakPerSecond()), figure(measured.peak().load()), measured.peakDemand());
        return doubts(measured);
    }

    /** How the size follows from it. */
    Reasoning fitted(Measurement measured, PoolSize wanted) {
        say(
                "With %s %% head-room the load is %s; %s (Erlang C, Allen-Cunneen for a dispersion of arrivals of %s)",
                figure(100 * SizingPolicy.HEAD_ROOM - 100),
                figure(measured.peak().times(SizingPolicy.HEAD_ROOM).load()),
                wanted.base() < PoolSettings.MOST
                        ? "%d connections are the fewest that keep the p99 wait within %s ms"
                                .formatted(wanted.base(), figure(SizingPolicy.TARGET_P99_MS))
                        : "%d connections, the most that DB_POOL_SIZE takes, may not be enough: run another instance"
                                .formatted(PoolSettings.MOST),
                figure(measured.arrivals().dispersion()));
        say(
                "Overflow for bursts: half the size again, and together at least the %d that were borrowed at once",
                measured.peakBorrowed());
        return this;
    }

    /** What the model says of both sizes. */
    Reasoning predicted(WaitModel peak, PoolSize today, PoolSize size) {
        say(
                "At the measured peak, %s; %s",
                prediction(peak.p99Ms(today.total()), today), prediction(peak.p99Ms(size.total()), size));
        return this;
    }

    Reasoning tooLittle(Measurement measured, OptionalInt clients) {
        say(
                "%d connections were given back in %d s; %d are needed to judge by",
                measured.holds().count(), measured.arrivals().seconds(), Measurement.ENOUGH);
        doubts(measured);
        if (clients.isPresent()) {
            Preset preset = Preset.of(clients.getAsInt());
            say(
                    "For %d clients at once the %s preset is %s; ask again under traffic",
                    clients.getAsInt(), preset.label(), preset.size());
        } else {
            say("Ask again under traffic, or with ?concurrency=N for what N clients at once usually need");
        }
        return this;
    }

    Reasoning notByClients(int clients) {
        say(
                "For %d clients at once the %s preset would be %s; what was measured counts for more",
                clients, Preset.of(clients).label(), Preset.of(clients).size());
        return this;
    }

    Reasoning server(Optional<ServerBudget> server, PoolSize wanted, PoolSize size) {
        if (server.isEmpty()) {
            say(
                    "What the database server allows is not known here: %d connections for each instance of the service must fit its"
                            + " max_connections",
                    size.total());
            return this;
        }
        ServerBudget budget = server.get();
        say(
                "Of the server's %d connections, %d are reserved and others use %d: %d are left for this service",
                budget.maxConnections(), budget.reserved(), budget.byOtherClients(), budget.budget());
        if (!size.equals(wanted)) {
            say("That is fewer than %s: raise max_connections at the server, or have others give some back", wanted);
        }
        return this;
    }

    Reasoning change(PoolSize today, PoolSize size) {
        if (size.equals(today)) {
            say("DB_POOL_SIZE=%d and DB_MAX_OVERFLOW=%d stay as they are", size.base(), size.overflow());
            return this;
        }
        say(
                "%s %s: %d connections in all, today %d; %d of them kept open, today %d",
                comparison(today, size), today, size.total(), today.total(), size.base(), today.base());
        say(
                "Set DB_POOL_SIZE=%d and DB_MAX_OVERFLOW=%d and restart; POST /api/monitoring/db-pool/size does it at once, until the"
                        + " restart",
                size.base(), size.overflow());
        return this;
    }

    private Reasoning doubts(Measurement measured) {
        if (measured.saturatedSeconds() > 0) {
            say(
                    "In %d of the seconds every connection was borrowed or callers waited, so the demand may be higher than what was"
                            + " measured: ask again after the change",
                    measured.saturatedSeconds());
        }
        if (measured.saturatedSeconds() > 0 && measured.shed() > 0) {
            say("The %d requests that were refused since start are not in the arrivals", measured.shed());
        }
        if (measured.leaked() > 0) {
            say(
                    "%d connections are leaked: end the leak first (/api/monitoring/db-pool/leaks), for no size outlasts one",
                    measured.leaked());
        }
        if (measured.heldOn()) {
            say(
                    "%s connections were borrowed on average, more than what was given back accounts for: some are held for long"
                            + " (/api/monitoring/db-pool/connections) and are not in the mean hold",
                    figure(measured.meanBorrowed()));
        }
        return this;
    }

    private static String comparison(PoolSize today, PoolSize size) {
        if (size.total() == today.total()) {
            return "Another split than today's";
        }
        return size.total() < today.total() ? "Smaller than today's" : "Larger than today's";
    }

    private static String prediction(OptionalDouble wait, PoolSize size) {
        return wait.isPresent()
                ? "%s predicts a p99 wait of %s ms".formatted(size, figure(wait.getAsDouble()))
                : "%s cannot serve the load, and the queue grows without end".formatted(size);
    }

    private void say(String sentence, Object... figures) {
        sentences.add(sentence.formatted(figures));
    }

    /** To two places, without zeros at the end. */
    private static String figure(double figure) {
        BigDecimal rounded = BigDecimal.valueOf(SizingReport.rounded(figure)).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
