package dev.inferenceinstances.sizing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How large the pool should be, as users read it. Figures are rounded to two places; what is not known is null.
 *
 * @param measured what the advice stands on
 * @param current the size of today
 * @param recommended the size that is advised
 * @param asked the size that was asked about; null where none was, and on SQLite's one shared connection
 * @param settings what to set; null on SQLite's one shared connection, which a setting would turn into a pool
 * @param server how many connections the server has room for; null where its figures are not known
 * @param reasoning how the advice came about, one sentence a step
 * @param confidence how much stands behind the advice
 * @param targetWaitP99Ms the wait that the recommended size is to stay within, in milliseconds: what 99 in a hundred callers wait at
 *     most
 */
@JsonPropertyOrder({
    "measured",
    "current",
    "recommended",
    "asked",
    "settings",
    "server",
    "reasoning",
    "confidence",
    "target_wait_p99_ms"
})
@Schema
public record SizingReport(
        Measured measured,
        Size current,
        Size recommended,
        @Nullable Size asked,
        @Nullable Settings settings,
        @Nullable ServerBudget server,
        List<String> reasoning,
        Confidence confidence,
        double targetWaitP99Ms) {

    /**
     * What was measured.
     *
     * @param windowSeconds how long was really watched, in seconds
     * @param arrivalsPerSecond callers that came for a connection, the mean; null where nothing was watched
     * @param meanHoldMs how long they held it, in milliseconds; null where none was given back
     * @param holdVariation standard deviation ÷ mean of the holds; null where none was given back
     * @param offeredLoad arrivals × mean hold: connections in use on average; null where either is
     * @param peakDemand the most connections that were wanted at once; null where nothing was watched
     * @param peakArrivalsPerSecond the mean of the busiest ten seconds, or of the mean hold where that is longer; null where nothing
     *     was watched
     * @param arrivalDispersion how unevenly callers came: 1 by chance, more in bursts; null where nothing was watched
     */
    record Measured(
            long windowSeconds,
            @Nullable Double arrivalsPerSecond,
            @Nullable Double meanHoldMs,
            @Nullable Double holdVariation,
            @Nullable Double offeredLoad,
            @Nullable Integer peakDemand,
            @Nullable Double peakArrivalsPerSecond,
            @Nullable Double arrivalDispersion) {

        static Measured of(Measurement measured) {
            Arrivals arrivals = measured.arrivals();
            boolean watched = arrivals.seconds() > 0;
            boolean held = measured.holds().count() > 0;
            return new Measured(
                    arrivals.seconds(),
                    watched ? rounded(arrivals.perSecond()) : null,
                    held ? rounded(measured.holds().meanMs()) : null,
                    held ? rounded(measured.holdVariation()) : null,
                    watched && held ? rounded(measured.load()) : null,
                    watched ? measured.peakDemand() : null,
                    watched ? rounded(arrivals.peakPerSecond()) : null,
                    watched ? rounded(arrivals.dispersion()) : null);
        }
    }

    /**
     * A size, and what to expect of it.
     *
     * @param poolSize connections that are kept open
     * @param maxOverflow further connections under load
     * @param predictedWaitP99Ms what 99 in a hundred callers wait at most, in milliseconds, at the measured peak and with the overflow in use; null
     *     where too little was measured, or where the wait would grow without end
     */
    @Schema(name = "PredictedSize")
    record Size(int poolSize, int maxOverflow, @Nullable Double predictedWaitP99Ms) {

        static Size of(PoolSize size, OptionalDouble wait) {
            return new Size(size.base(), size.overflow(), wait.isPresent() ? rounded(wait.getAsDouble()) : null);
        }
    }

    /**
     * The recommended size by the names of its keys.
     *
     * @param poolSize connections that are kept open
     * @param maxOverflow further connections under load
     */
    @Schema(name = "SizingSettings")
    record Settings(
            @JsonProperty("DB_POOL_SIZE") int poolSize,
            @JsonProperty("DB_MAX_OVERFLOW") int maxOverflow) {}

    public SizingReport {
        reasoning = List.copyOf(reasoning);
    }

    /** @param asked a size to predict the wait for, beside today's and the recommended one */
    static SizingReport of(Advice advice, AskedSize asked, Locale language) {
        Measurement measured = advice.measured();
        PoolSize size = advice.size();
        return new SizingReport(
                Measured.of(measured),
                Size.of(measured.pool(), advice.wait(measured.pool())),
                Size.of(size, advice.wait(size)),
                asked.beside(measured.pool())
                        .filter(other -> !measured.shared())
                        .map(other -> Size.of(other, advice.wait(other)))
                        .orElse(null),
                measured.shared() ? null : new Settings(size.base(), size.overflow()),
                advice.server().orElse(null),
                Phrase.each(advice.reasoning(), language),
                Confidence.in(measured),
                SizingPolicy.TARGET_P99_MS);
    }

    static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
