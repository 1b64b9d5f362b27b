package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.wording.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is there, by what the server shows and by what the replicas tell. This one is 10 + 20 with 4 connections open. */
class FleetTest {

    private int maxReplicas = 1;

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String POOL = "inference_instances_api";

    @Test
    void oneThatIsAloneKnowsItself() {
        Fleet fleet = fleet(List.of());
        assertThat(fleet.replicas()).containsExactly(new Replica("own", true, null, 4, 10, 20, false, NOW));
        assertThat(fleet.count()).isOne();
        assertThat(fleet.connections()).as("with its probe").isEqualTo(5);
        assertThat(fleet.mayWant()).isEqualTo(31);
    }

    @Test
    void theServerShowsOthersByTheNamesOfTheirProbes() {
        Fleet fleet = fleet(
                List.of(), probe("own", "10.0.0.1"), pool("10.0.0.1", 4), probe("b", "10.0.0.2"), pool("10.0.0.2", 7));
        assertThat(fleet.replicas())
                .containsExactly(
                        new Replica("own", true, "10.0.0.1", 4, 10, 20, false, NOW),
                        new Replica("b", false, "10.0.0.2", 7, null, null, false, NOW));
        assertThat(fleet.connections()).isEqualTo(13);
        assertThat(fleet.mayWant())
                .as("one that tells no size counts as this one")
                .isEqualTo(62);
    }

    @Test
    void whatAReplicaTellsCompletesWhatTheServerShows() {
        Fleet fleet = fleet(
                List.of(told("b", 5, 0, 3, 12)), probe("own", "10.0.0.1"), probe("b", "10.0.0.2"), pool("10.0.0.2", 2));
        assertThat(fleet.replicas().get(1)).isEqualTo(new Replica("b", false, "10.0.0.2", 2, 5, 0, false, NOW));
        assertThat(fleet.mayWant()).isEqualTo(31 + 6);
    }

    @Test
    void replicasBehindOneAddressHaveWhatTheyTell() {
        Fleet fleet = fleet(
                List.of(told("b", 5, 0, 3, 1)),
                probe("own", "10.0.0.1"),
                probe("b", "10.0.0.1"),
                probe("c", "10.0.0.1"),
                pool("10.0.0.1", 9));
        assertThat(fleet.replicas()).extracting(Replica::connections).containsExactly(4, 3, null);
        assertThat(fleet.connections()).as("the sum is the server's").isEqualTo(9 + 3);
    }

    @Test
    void oneThatHasEndedIsNotCountedThoughItsLastWordIsFresh() {
        List<ToldReplica> others = List.of(told("gone", 10, 20, 9, 30), told("just-come", 10, 20, 9, 1));
        assertThat(fleet(others, probe("own", "10.0.0.1")).replicas())
                .extracting(Replica::name)
                .containsExactly("own", "just-come");
    }

    @Test
    void aServerWithoutNamesLeavesItToTheReplicas() {
        Fleet fleet = fleet(List.of(told("b", 10, 20, 9, 30)), new ClientConnections(null, "10.0.0.1", 20, 0, 20, 0));
        assertThat(fleet.replicas()).extracting(Replica::name).containsExactly("own", "b");
        assertThat(fleet.connections()).isEqualTo(5 + 10);
    }

    @Test
    void behindAPoolerNamesAreNotTheServers() {
        Fleet fleet = Fleet.of(
                notes(List.of(told("b", 10, 20, 9, 30))),
                List.of(probe("own", "10.0.0.9"), probe("c", "10.0.0.9")),
                true,
                NOW);
        assertThat(fleet.replicas()).extracting(Replica::name).containsExactly("own", "b");
    }

    @Test
    void otherProgramsAreNoReplicas() {
        assertThat(fleet(List.of(), probe("own", "10.0.0.1"), program("psql", "10.0.0.2", 3)))
                .extracting(Fleet::count, Fleet::connections)
                .containsExactly(1, 1);
    }

    @Test
    void aPoolThatComesFromSeveralAddressesIsOneReplicasAll() {
        Fleet fleet = fleet(
                List.of(told("b", 10, 20, 5, 1)),
                probe("own", "10.0.0.1"),
                pool("10.0.0.1", 1),
                pool("10.0.0.2", 3),
                probe("b", "10.0.0.3"),
                pool("10.0.0.3", 2),
                pool("10.0.0.4", 3));
        assertThat(fleet.connections()).isEqualTo(9 + 2);
        assertThat(fleet.replicas())
                .as("as it tells, where the server's addresses do not")
                .extracting(Replica::connections)
                .containsExactly(4, 5);
    }

    @Test
    void thoseThatThereMayBeCountAsThisOne() {
        maxReplicas = 4;
        Fleet fleet = fleet(List.of(), probe("own", "10.0.0.1"), probe("b", "10.0.0.2"));
        assertThat(fleet).extracting(Fleet::count, Fleet::mayWant).containsExactly(2, 62);
        assertThat(fleet).extracting(Fleet::maxReplicas, Fleet::maxMayWant).containsExactly(4, 124);
        maxReplicas = 1;
        assertThat(fleet(List.of(), probe("own", "10.0.0.1"), probe("b", "10.0.0.2")))
                .extracting(Fleet::maxReplicas, Fleet::maxMayWant)
                .containsExactly(2, 62);
    }

    @Test
    void oneThatLeavesKeepsItsConnectionsAndSharesNoMore() {
        Fleet fleet = fleet(List.of(told("b", 10, 20, 9, 1), told("leaves", 0, 0, 7, 1)));
        assertThat(fleet.replicas()).extracting(Replica::leaving).containsExactly(false, false, true);
        assertThat(fleet)
                .extracting(Fleet::count, Fleet::staying, Fleet::mayWant)
                .containsExactly(3, 2, 62 + 8);
        assertThat(fleet).extracting(Fleet::maxReplicas, Fleet::maxMayWant).containsExactly(2, 62);
    }

    @Test
    void theNewOneOfARolloutIsNotOneMoreWhereTheirNumberIsTold() {
        maxReplicas = 2;
        List<ToldReplica> others =
                List.of(told("b", 10, 20, 9, 1), told("c", 10, 20, 9, 1), told("leaves", 0, 0, 7, 1));
        assertThat(fleet(others))
                .extracting(Fleet::staying, Fleet::maxReplicas, Fleet::maxMayWant)
                .containsExactly(3, 2, 62);
        maxReplicas = 1;
        assertThat(fleet(others))
                .extracting(Fleet::staying, Fleet::maxReplicas, Fleet::maxMayWant)
                .containsExactly(3, 3, 93);
    }

    @Test
    void noMoreThan500AreShownAndAllAreCounted() {
        ClientConnections[] probes = Stream.concat(
                        Stream.of(probe("own", "10.0.0.1")),
                        IntStream.range(0, 600).mapToObj(i -> probe("r" + i, "10.1." + i / 250 + "." + i % 250)))
                .toArray(ClientConnections[]::new);
        Fleet fleet = fleet(List.of(), probes);
        assertThat(fleet.replicas()).hasSize(Fleet.MOST);
        assertThat(fleet.count()).isEqualTo(601);
        assertThat(fleet.mayWant()).isEqualTo(601 * 31);
    }

    private Fleet fleet(List<ToldReplica> others, ClientConnections... shown) {
        return Fleet.of(notes(others), List.of(shown), false, NOW);
    }

    private ReplicaNotes notes(List<ToldReplica> others) {
        return new ReplicaNotes() {

            @Override
            public ToldReplica own() {
                return new ToldReplica("own", null, 10, 20, 4, NOW, false);
            }

            @Override
            public int maxReplicas() {
                return maxReplicas;
            }

            @Override
            public List<ToldReplica> others() {
                return others;
            }

            @Override
            public Phrase silence() {
                return null;
            }
        };
    }

    private static ToldReplica told(String name, int size, int overflow, int open, int secondsAgo) {
        return new ToldReplica(name, "10.0.0.9", size, overflow, open, NOW.minusSeconds(secondsAgo), size == 0);
    }

    private static ClientConnections probe(String name, String client) {
        return program(POOL + "_probe/" + name, client, 1);
    }

    private static ClientConnections pool(String client, int connections) {
        return program(POOL, client, connections);
    }

    private static ClientConnections program(String name, String client, int connections) {
        return new ClientConnections(name, client, connections, 0, connections, 0);
    }
}
