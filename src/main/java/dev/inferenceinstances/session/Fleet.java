package dev.inferenceinstances.session;

import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.wording.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The replicas of this service on one database. Each has one probe, whose name on the server has the replica's in it, and what a replica
 * tells of itself has the same name.
 *
 * @param replicas this one first, then by name; at most {@value #MOST}
 * @param count of all, those beyond {@value #MOST} included
 * @param staying of these, the ones that are not being stopped; this one at least
 * @param connections that all of them have open, their probes included
 * @param mayWant connections that all of them may have open, their probes included; one that tells no size counts as this one
 * @param maxReplicas how many there may be: as was told, or as many as stay, where those are more. Where a number was told, one that stays
 *     beyond it is the new one of a rollout, which another makes room for
 * @param maxMayWant as {@code mayWant}, of so many; those that are not there yet count as this one, and so does the new one of a rollout
 * @param silence why it may not be all; null where that is known
 */
public record Fleet(
        List<Replica> replicas,
        int count,
        int staying,
        int connections,
        int mayWant,
        int maxReplicas,
        int maxMayWant,
        @Nullable Phrase silence) {

    static final int MOST = 500;

    /** A rollout starts one before it stops another. */
    private static final int NEW = 1;

    /** One that has told of itself later than this may have come after the server showed its sessions. */
    private static final Duration JUST_COME = Duration.ofSeconds(5);

    public Fleet {
        replicas = List.copyOf(replicas);
    }

    /** Where nothing but this process can be known of: a library has no server that would show others. */
    static Fleet alone(ReplicaNotes notes) {
        return of(notes, List.of(), false, notes.own().at());
    }

    /**
     * @param shown what programs of this service's names have open to this database, by the server
     * @param pooled whether a pooler stands in between: the server shows its sessions then, each under the name that it served last
     * @param at when the server showed it
     */
    static Fleet of(ReplicaNotes notes, List<ClientConnections> shown, boolean pooled, Instant at) {
        ToldReplica own = notes.own();
        Sighting seen = pooled ? Sighting.NONE : Sighting.of(shown, own.name());
        Map<String, ToldReplica> told = notes.others().stream()
                .filter(other -> seen.agreesWith(other, at))
                .collect(Collectors.toMap(ToldReplica::name, Function.identity(), (one, same) -> one, HashMap::new));
        told.put(own.name(), own);
        Set<String> names = new TreeSet<>(told.keySet());
        names.addAll(seen.probes().keySet());
        Map<Optional<String>, Long> sharing = names.stream()
                .collect(Collectors.groupingBy(
                        name -> Optional.ofNullable(client(name, seen, told)), Collectors.counting()));
        List<Replica> all = names.stream()
                .map(name -> replica(name, seen, told, sharing, own, at))
                .sorted(Comparator.comparing(Replica::self).reversed().thenComparing(Replica::name))
                .toList();
        int open = seen.known()
                ? seen.pooled() + all.size()
                : all.stream()
                        .mapToInt(replica -> 1 + Objects.requireNonNullElse(replica.connections(), 0))
                        .sum();
        List<Replica> staying =
                all.stream().filter(replica -> !replica.leaving()).toList();
        int stays = Math.max(1, staying.size());
        int maxReplicas = notes.maxReplicas() == 1 ? stays : Math.max(notes.maxReplicas(), stays - NEW);
        return new Fleet(
                all.subList(0, Math.min(MOST, all.size())),
                all.size(),
                stays,
                open,
                most(all, own),
                maxReplicas,
                Math.max(0, most(staying, own) + (maxReplicas - staying.size()) * (1 + own.most())),
                notes.silence());
    }

    private static int most(List<Replica> replicas, ToldReplica own) {
        return replicas.stream()
                .mapToInt(replica -> 1 + replica.most(own.most()))
                .sum();
    }

    /** How many connections the other replicas have open, their probes included. */
    int byOthers(int pooled) {
        return Math.max(0, connections - pooled - 1);
    }

    private static @Nullable String client(String name, Sighting seen, Map<String, ToldReplica> told) {
        Optional<String> shown = seen.probes().get(name);
        if (shown != null) {
            return shown.orElse(null);
        }
        ToldReplica word = told.get(name);
        return word == null ? null : word.client();
    }

    private static Replica replica(
            String name,
            Sighting seen,
            Map<String, ToldReplica> told,
            Map<Optional<String>, Long> sharing,
            ToldReplica own,
            Instant at) {
        ToldReplica word = told.get(name);
        Optional<String> client = Optional.ofNullable(client(name, seen, told));
        boolean self = name.equals(own.name());
        boolean aloneThere = seen.attributes(sharing.keySet()) && sharing.getOrDefault(client, 0L) == 1;
        Integer shown = aloneThere ? Integer.valueOf(seen.poolsAt(Set.of(client))) : null;
        return new Replica(
                name,
                self,
                client.orElse(null),
                self || shown == null ? open(word) : shown,
                word == null ? null : Integer.valueOf(word.poolSize()),
                word == null ? null : Integer.valueOf(word.maxOverflow()),
                word != null && word.leaving(),
                word == null || seen.probes().containsKey(name) && at.isAfter(word.at()) ? at : word.at());
    }

    private static @Nullable Integer open(@Nullable ToldReplica word) {
        return word == null ? null : Integer.valueOf(word.open());
    }

    /**
     * What the server shows of the replicas.
     *
     * @param probes the address of each probe, by the replica's name; empty where the address is not shown
     * @param pools connections of pools, by the address that they come from
     * @param known whether it shows this one's own probe by its name, and so those of others
     */
    private record Sighting(Map<String, Optional<String>> probes, Map<Optional<String>, Integer> pools, boolean known) {

        static final Sighting NONE = new Sighting(Map.of(), Map.of(), false);

        static Sighting of(List<ClientConnections> shown, String own) {
            Map<String, Optional<String>> probes = new HashMap<>();
            Map<Optional<String>, Integer> pools = new HashMap<>();
            for (ClientConnections program : shown) {
                String name = String.valueOf(program.applicationName());
                Optional<String> client = Optional.ofNullable(program.client());
                if (name.startsWith(DatabaseSettings.PROBE_PREFIX)) {
                    probes.put(name.substring(DatabaseSettings.PROBE_PREFIX.length()), client);
                } else if (name.equals(DatabaseSettings.APPLICATION_NAME)) {
                    pools.merge(client, program.connections(), Integer::sum);
                }
            }
            return probes.containsKey(own) ? new Sighting(probes, pools, true) : NONE;
        }

        /** One that has ended leaves its last word behind for a while. */
        boolean agreesWith(ToldReplica word, Instant at) {
            return !known
                    || probes.containsKey(word.name())
                    || word.at().plus(JUST_COME).isAfter(at);
        }

        int pooled() {
            return poolsAt(pools.keySet());
        }

        /** Whether an address is that of a probe: behind a network that has several ways out, a pool has others than its probe. */
        boolean attributes(Set<Optional<String>> clients) {
            return known && clients.containsAll(pools.keySet());
        }

        int poolsAt(Set<Optional<String>> clients) {
            return clients.stream()
                    .mapToInt(client -> pools.getOrDefault(client, 0))
                    .sum();
        }
    }
}
