package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.Leak;
import dev.inferenceinstances.wording.Phrase;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** With {@code LEAK_ACTION=reclaim} a leak is over as soon as it is found: nothing is missing then, but the route leaks all the same. */
final class TakenBackDetector implements Detector {

    /** @param leakedConnections none, since all were taken back */
    record Figures(boolean certain, int leakedConnections, int takenBack, List<LeakyHolder> byHolder)
            implements Evidence {}

    /**
     * @param requestId the request of the latest leak; null in the background
     * @param serverPid the server's number for its session; null where the database has none, and behind a connection pooler
     */
    record LeakyHolder(
            String holder,
            int leaks,
            @Nullable String requestId,
            @Nullable Integer serverPid) {

        /** @param ofOne the leaks of one holder, the latest first */
        static LeakyHolder of(List<Leak> ofOne) {
            Leak latest = ofOne.get(0);
            return new LeakyHolder(latest.holder(), ofOne.size(), latest.requestId(), latest.serverPid());
        }
    }

    @Override
    public Optional<Finding> judge(Observation observation) {
        List<Leak> takenBack = observation.takenBack();
        if (takenBack.isEmpty() || !observation.leaked().isEmpty()) {
            return Optional.empty();
        }
        List<LeakyHolder> byHolder = byHolder(takenBack);
        String holder = byHolder.get(0).holder();
        return Optional.of(new Finding(
                Code.LEAK,
                Severity.WARNING,
                Phrase.of("leak.taken_back", takenBack.size(), Observation.TAKEN_BACK.toSeconds(), holder),
                new Figures(true, 0, takenBack.size(), byHolder),
                List.of(Phrase.of("leak.mend", holder)),
                Phrase.of("leak.taken_back.refuted")));
    }

    /** The one with the most leaks first, and among equals the one that leaked last. */
    private static List<LeakyHolder> byHolder(List<Leak> takenBack) {
        return takenBack.stream()
                .collect(Collectors.groupingBy(Leak::holder, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(LeakyHolder::of)
                .sorted(Comparator.comparing(LeakyHolder::leaks).reversed())
                .toList();
    }
}
