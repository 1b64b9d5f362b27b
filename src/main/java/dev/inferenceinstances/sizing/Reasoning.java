package dev.inferenceinstances.sizing;

import dev.inferenceinstances.pool.PoolSettings;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.wording.Phrase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Says how an advice came about, one sentence a step, each with its figures. */
final class Reasoning {

    private final List<Phrase> phrases = new ArrayList<>();

    List<Phrase> phrases() {
        return phrases;
    }

    static List<Phrase> shared() {
        return List.of(Phrase.of("sizing.shared"), Phrase.of("sizing.shared.setting"));
    }

    /** What was seen, and what makes it doubtful. */
    Reasoning measured(Measurement measured) {
        leftOut(measured);
        Arrivals arrivals = measured.arrivals();
        say(
                "sizing.measured",
                arrivals.seconds(),
                figure(arrivals.perSecond()),
                figure(measured.holds().meanMs()),
                figure(measured.holdVariation()),
                figure(measured.load()));
        say(
                "sizing.peak",
                figure(arrivals.peakPerSecond()),
                figure(measured.peak().load()),
                measured.peakDemand());
        return doubts(measured);
    }

    private void leftOut(Measurement measured) {
        if (measured.leftOutSeconds() > 0) {
            say("sizing.left_out", measured.leftOutSeconds());
        }
    }

    /** How the size follows from it. */
    Reasoning fitted(Measurement measured, PoolSize wanted) {
        say(
                "sizing.fitted",
                figure(100 * SizingPolicy.HEAD_ROOM - 100),
                figure(SizingPolicy.withHeadRoom(measured).load()),
                choice(measured, wanted.base()),
                figure(measured.arrivals().dispersion()));
        say("sizing.overflow", measured.peakBorrowed());
        return this;
    }

    private static Phrase choice(Measurement measured, int base) {
        if (SizingPolicy.keepsTarget(SizingPolicy.withHeadRoom(measured), base)) {
            return Phrase.of("sizing.fitted.fewest", base, figure(SizingPolicy.TARGET_P99_MS));
        }
        return base < PoolSettings.MOST
                ? Phrase.of("sizing.fitted.enough", base, measured.peakDemand())
                : Phrase.of("sizing.fitted.most", PoolSettings.MOST);
    }

    /** What the model says of both sizes. */
    Reasoning predicted(Measurement measured, PoolSize size) {
        say(
                "sizing.predicted",
                prediction(measured.waitP99Ms(measured.pool().total()), measured.pool()),
                prediction(measured.waitP99Ms(size.total()), size));
        return this;
    }

    Reasoning tooLittle(Measurement measured, OptionalInt clients) {
        leftOut(measured);
        say("sizing.too_little", measured.holds().count(), measured.arrivals().seconds(), Measurement.ENOUGH);
        doubts(measured);
        if (clients.isPresent()) {
            sayPreset("sizing.preset", clients.getAsInt());
        } else {
            say("sizing.ask_again");
        }
        return this;
    }

    Reasoning notByClients(int clients) {
        sayPreset("sizing.preset.outweighed", clients);
        return this;
    }

    Reasoning server(Optional<ServerBudget> server, PoolSize wanted, PoolSize size) {
        if (server.isEmpty()) {
            say("sizing.server.unknown", size.total());
            return this;
        }
        ServerBudget budget = server.get();
        if (budget.replicas() == 1) {
            say("sizing.server", budget.maxConnections(), budget.reserved(), budget.byOtherClients(), budget.budget());
        } else {
            int outside = budget.byOtherClients() - budget.byOtherReplicas();
            say(
                    "sizing.server.fleet",
                    budget.maxConnections(),
                    budget.reserved(),
                    outside,
                    budget.room(),
                    budget.replicas(),
                    budget.budget());
        }
        if (budget.budget() < wanted.total()) {
            say("sizing.server.too_few", wanted);
        }
        return this;
    }

    /** @param served how many connections a pooler before the server serves at once; empty where there is none, or it is not known */
    Reasoning pooler(OptionalInt served, PoolSize wanted) {
        if (served.isPresent() && served.getAsInt() < wanted.total()) {
            say("sizing.pooler", served.getAsInt());
            say("sizing.pooler.too_few", wanted);
        }
        return this;
    }

    Reasoning change(PoolSize today, PoolSize size) {
        if (size.equals(today)) {
            say("sizing.stays", size.base(), size.overflow());
            return this;
        }
        say(comparison(today, size), today, size.total(), today.total(), size.base(), today.base());
        say("sizing.set", size.base(), size.overflow());
        return this;
    }

    private Reasoning doubts(Measurement measured) {
        if (measured.saturatedSeconds() > 0) {
            say("sizing.doubt.saturated", measured.saturatedSeconds());
        }
        if (measured.saturatedSeconds() > 0 && measured.shed() > 0) {
            say("sizing.doubt.shed", measured.shed());
        }
        if (measured.leaked() > 0) {
            say("sizing.doubt.leaked", measured.leaked());
        }
        if (measured.heldOn()) {
            say("sizing.doubt.held_on", figure(measured.meanBorrowed()));
        }
        return this;
    }

    private static String comparison(PoolSize today, PoolSize size) {
        if (size.total() == today.total()) {
            return "sizing.another_split";
        }
        return size.total() < today.total() ? "sizing.smaller" : "sizing.larger";
    }

    private static Phrase prediction(OptionalDouble wait, PoolSize size) {
        return wait.isPresent()
                ? Phrase.of("sizing.predicted.wait", size, figure(wait.getAsDouble()))
                : Phrase.of("sizing.predicted.no_end", size);
    }

    private void sayPreset(String key, int clients) {
        Preset preset = Preset.of(clients);
        say(key, clients, preset.label(), preset.size());
    }

    private void say(String key, Object... figures) {
        phrases.add(Phrase.of(key, figures));
    }

    /** To two places, without zeros at the end. */
    private static String figure(double figure) {
        BigDecimal rounded = BigDecimal.valueOf(SizingReport.rounded(figure)).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
