package dev.inferenceinstances.stream;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every subscriber reads from: the newest reading, and the last {@value #KEPT} events of other kinds. A subscriber has but a place in it. */
@Singleton
class EventLog {

    static final int KEPT = 100;

    private static final String NOTHING_YET = "the first second is published before anybody can listen";

    private final long run;
    private final NavigableMap<Long, StreamEvent> kept = new TreeMap<>();
    private @Nullable StreamEvent reading;
    private @Nullable StreamEvent verdict;
    private long last;
    private long lastForgotten;

    EventLog(Clock clock) {
        this.run = clock.millis();
    }

    /** Keeps a leak or an incident. */
    synchronized void add(EventKind kind, Function<Locale, Object> content) {
        keep(next(kind, content));
    }

    /** Keeps a verdict that is another than the one before. */
    synchronized void verdictChanged(Function<Locale, Object> content) {
        verdict = next(EventKind.VERDICT, content);
        keep(verdict);
    }

    /** The same verdict with newer figures, for who begins to read. */
    synchronized void verdictStands(Function<Locale, Object> content) {
        verdict = verdict().with(content);
    }

    /** Takes the place of the reading before. */
    synchronized void read(Function<Locale, Object> content) {
        reading = next(EventKind.READING, content);
    }

    /** The verdict that stands. */
    synchronized StreamEvent verdict() {
        return Objects.requireNonNull(verdict, NOTHING_YET);
    }

    /** The first event after this one that is still there, as the verdict that stands always is; null where there is none yet. */
    synchronized @Nullable StreamEvent after(long sequence) {
        Map.Entry<Long, StreamEvent> next = kept.higherEntry(sequence);
        return Stream.of(next == null ? reading : next.getValue(), reading, verdict)
                .filter(event -> event.sequence() > sequence)
                .min(Comparator.comparingLong(StreamEvent::sequence))
                .orElse(null);
    }

    /**
     * The sequence after which a subscriber begins: that of the last event it got, if nothing else that it missed is forgotten; otherwise
     * the newest reading is its first.
     *
     * @param got the last event that the client says it got
     */
    synchronized long beginning(Optional<EventId> got) {
        return got.filter(id -> id.run() == run && id.sequence() >= lastForgotten && id.sequence() <= last)
                .map(EventId::sequence)
                .orElse(Objects.requireNonNull(reading, NOTHING_YET).sequence() - 1);
    }

    private StreamEvent next(EventKind kind, Function<Locale, Object> content) {
        return new StreamEvent(new EventId(run, ++last), kind, content);
    }

    private void keep(StreamEvent event) {
        kept.put(event.sequence(), event);
        if (kept.size() > KEPT) {
            lastForgotten = kept.pollFirstEntry().getKey();
        }
    }
}
