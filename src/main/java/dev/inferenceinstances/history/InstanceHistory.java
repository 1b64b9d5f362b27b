package dev.inferenceinstances.history;

import dev.inferenceinstances.instance.InstanceService;
import dev.inferenceinstances.instance.InstanceView;
import dev.inferenceinstances.instance.Precondition;
import dev.inferenceinstances.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What became of the instances, and the way back to what they were. */
@ApplicationScoped
public class InstanceHistory {

    private final HistoryReads reads;
    private final InstanceService instances;

    InstanceHistory(HistoryReads reads, InstanceService instances) {
        this.reads = reads;
        this.instances = instances;
    }

    /** The entries that are asked for, be there any or not. */
    HistoryPage page(HistoryQuery query) {
        List<HistoryRecord> records =
                newest(query).stream().map(HistoryRecord::new).toList();
        long known = (long) query.offset() + records.size();
        // to count is dear, and a page that is not full tells by itself how many there are
        boolean last = records.size() < query.limit() && (query.offset() == 0 || !records.isEmpty());
        long total = last ? known : instances.read(() -> reads.count(query));
        return new HistoryPage(total, records, query.limit(), query.offset(), known < total);
    }

    /**
     * Those of one instance, which may be deleted by now.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there never was one with this id, as far as is known
     */
    HistoryPage page(long instanceId, HistoryQuery query) {
        HistoryPage page = page(query);
        if (page.totalCount() == 0) {
            requireKnown(instanceId);
        }
        return page;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where it has none */
    HistoryRecord latest(long instanceId) {
        return newest(HistoryQuery.latestOf(instanceId)).stream()
                .findFirst()
                .map(HistoryRecord::new)
                .orElseThrow(
                        () -> Problems.notFound("There is no history of an instance with id %d".formatted(instanceId)));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there never was one with this id, as far as is known */
    HistoryCount count(long instanceId) {
        long count = instances.read(() -> reads.count(HistoryQuery.latestOf(instanceId)));
        if (count == 0) {
            requireKnown(instanceId);
        }
        return new HistoryCount(instanceId, count);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 */
    HistoryRecord entry(long historyId) {
        return new HistoryRecord(known(historyId));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where one of them is unknown */
    HistoryDifference difference(long before, long after) {
        return new HistoryDifference(known(before), known(after));
    }

    /**
     * Gives an instance the state of an entry, and its id again where it was deleted.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where it has no such entry, 409 where another has its name now, 412 where the
     *     precondition is not met
     */
    InstanceView rollBack(long instanceId, Precondition precondition, long historyId) {
        return instances.rollBack(instanceId, precondition, () -> entryOf(instanceId, historyId));
    }

    private HistoryEntry entryOf(long instanceId, long historyId) {
        // within the transaction, which has its second attempt as a whole
        HistoryEntry entry = known(reads.byId(historyId), historyId);
        if (!Objects.equals(entry.originalId, instanceId)) {
            throw Problems.notFound(
                    "The history of the instance with id %d has no entry %d; that is one of the instance with id %d"
                            .formatted(instanceId, historyId, entry.originalId));
        }
        return entry;
    }

    private List<HistoryEntry> newest(HistoryQuery query) {
        return instances.read(() -> reads.newest(query));
    }

    private HistoryEntry known(long historyId) {
        return known(instances.read(() -> reads.byId(historyId)), historyId);
    }

    private static HistoryEntry known(Optional<HistoryEntry> entry, long historyId) {
        return entry.orElseThrow(() -> Problems.notFound("There is no entry %d in the history".formatted(historyId)));
    }

    private void requireKnown(long instanceId) {
        instances.byId(instanceId);
    }
}
