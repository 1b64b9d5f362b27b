package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.Leak;
import dev.inferenceinstances.wording.Phrase;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** With {@code LEAK_ACTION=reclaim} a leak is over as soon as it is found: nothing is missing then, but the route leaks all the same. */
final class TakenBackDetector implements Detector {

    @Override
    public Optional<Finding> judge(Observation seen) {
        if (seen.takenBack().isEmpty() || !seen.leaked().isEmpty()) {
            return Optional.empty();
        }
        List<List<Leak>> byHolder =
                seen.takenBack().stream().collect(Collectors.groupingBy(Leak::holder)).values().stream()
                        .sorted(Comparator.comparing(List<Leak>::size).reversed())
                        .toList();
        String holder = byHolder.get(0).get(0).holder();
        return Optional.of(new Finding(
                Code.LEAK,
                Severity.WARNING,
                Phrase.of("leak.taken_back", seen.takenBack().size(), Observation.TAKEN_BACK.toSeconds(), holder),
                Finding.evidence(
                        "certain",
                        true,
                        "leaked_connections",
                        0,
                        "taken_back",
                        seen.takenBack().size(),
                        "by_holder",
                        byHolder.stream().map(TakenBackDetector::evidence).toList()),
                List.of(Phrase.of("leak.mend", holder)),
                Phrase.of("leak.taken_back.refuted")));
    }

    private static Map<String, Object> evidence(List<Leak> ofOne) {
        Leak latest = ofOne.get(0);
        return Finding.evidence(
                "holder", latest.holder(),
                "leaks", ofOne.size(),
                "request_id", latest.requestId(),
                "server_pid", latest.serverPid());
    }
}
