package dev.inferenceinstances.sizing;

import dev.inferenceinstances.pool.PoolSettings;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Judges a measurement: the one place where figures become a size.
 *
 * <p>The base is the smallest number of connections whose predicted p99 wait stays within {@value #TARGET_P99_MS} ms at the measured
 * peak with a quarter of head-room, but no more than what was ever wanted at once with that head-room: callers who wait for each
 * other, such as a load generator's, come more evenly than the model counts on. The overflow is for bursts that are shorter than that
 * peak. Both together are no more than the server has left for this service, and than a connection pooler before it serves at once.
 */
final class SizingPolicy {

    /** Waits below this are lost in the time that a request takes anyway. */
    static final double TARGET_P99_MS = 20;

    static final double HEAD_ROOM = 1.25;

    /** With one, a single slow request would stop all others. */
    static final int LEAST = 2;

    private static final PoolSize SHARED = new PoolSize(1, 0);

    private SizingPolicy() {}

    /**
     * @param server empty where its figures are not known
     * @param served how many connections a pooler before the server serves at once; empty where there is none, or it is not known
     * @param clients how many are expected at once; decides only where too little was measured
     */
    static Advice advise(Measurement measured, Optional<ServerBudget> server, OptionalInt served, OptionalInt clients) {
        PoolSize wanted = wanted(measured, clients);
        PoolSize size = measured.shared() ? SHARED : within(wanted, server, served);
        return new Advice(
                measured,
                size,
                server,
                measured.shared() ? Reasoning.shared() : reasoning(measured, server, served, clients, wanted, size));
    }

    private static PoolSize wanted(Measurement measured, OptionalInt clients) {
        if (measured.tellsEnough()) {
            return fitting(measured);
        }
        return clients.isPresent() ? Preset.of(clients.getAsInt()).size() : measured.pool();
    }

    private static PoolSize fitting(Measurement measured) {
        int base = Math.max(LEAST, Math.min(fewest(withHeadRoom(measured)), ofUse(measured)));
        int overflow = Math.max((base + 1) / 2, measured.peakBorrowed() - base);
        return new PoolSize(base, Math.min(overflow, PoolSettings.MOST));
    }

    static WaitModel withHeadRoom(Measurement measured) {
        return measured.peak().times(HEAD_ROOM);
    }

    static boolean keepsTarget(WaitModel model, int connections) {
        return model.p99Ms(connections).orElse(Double.POSITIVE_INFINITY) <= TARGET_P99_MS;
    }

    private static int fewest(WaitModel model) {
        int base = LEAST;
        while (base < PoolSettings.MOST && !keepsTarget(model, base)) {
            base++;
        }
        return base;
    }

    /** More would have stood idle. A pool that was full does not tell how many it would have taken. */
    private static int ofUse(Measurement measured) {
        boolean full = measured.peakBorrowed() >= measured.pool().total();
        return full ? PoolSettings.MOST : (int) Math.ceil(measured.peakDemand() * HEAD_ROOM);
    }

    /** A pool has one connection at least, whatever the server has left. */
    private static PoolSize within(PoolSize wanted, Optional<ServerBudget> server, OptionalInt served) {
        int budget = server.map(ServerBudget::budget).orElse(Integer.MAX_VALUE);
        return wanted.within(Math.max(1, Math.min(budget, served.orElse(Integer.MAX_VALUE))));
    }

    private static List<Phrase> reasoning(
            Measurement measured,
            Optional<ServerBudget> server,
            OptionalInt served,
            OptionalInt clients,
            PoolSize wanted,
            PoolSize size) {
        Reasoning reasoning = new Reasoning();
        if (measured.tellsEnough()) {
            reasoning.measured(measured).fitted(measured, wanted).predicted(measured, size);
            clients.ifPresent(reasoning::notByClients);
        } else {
            reasoning.tooLittle(measured, clients);
        }
        return reasoning
                .server(server, wanted, size)
                .pooler(served, wanted)
                .change(measured.pool(), size)
                .phrases();
    }
}
