package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.database.PoolerLinks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolerViewTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** With sessions left, whoever waits is about to be served; with none and nobody waiting, nobody is kept. */
    @ParameterizedTest
    @CsvSource({"4, 4, 1, true", "4, 5, 1, true", "4, 3, 1, false", "4, 4, 0, false"})
    void itIsFullWhereEverySessionIsLentAndSomebodyWaits(int limit, int inUse, int waiting, boolean full) {
        assertThat(view("transaction", limit, inUse, waiting, 10).full()).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource({"99, false", "100, true", "101, true"})
    void itIsCrowdedWhereNobodyElseIsLetIn(int clients, boolean crowded) {
        assertThat(view("transaction", 4, 1, 0, clients).crowded()).isEqualTo(crowded);
    }

    /** The probe keeps its session of the server where every client does. */
    @ParameterizedTest
    @CsvSource({"transaction, 4, 4", "statement, 4, 4", "session, 4, 3", "session, 1, 1"})
    void itServesAsManyAsItHasSessionsForThePool(String mode, int limit, int serves) {
        assertThat(view(mode, limit, 0, 0, 1).serves()).isEqualTo(serves);
    }

    @Test
    void whatIsOldOrSeemsToLieAheadIsNotFresh() {
        PoolerView view = view("transaction", 4, 1, 0, 10);
        assertThat(view.isWithin(Duration.ofSeconds(4), NOW.plusSeconds(4))).isTrue();
        assertThat(view.isWithin(Duration.ofSeconds(4), NOW.plusSeconds(5))).isFalse();
        assertThat(view.isWithin(Duration.ofSeconds(4), NOW.minusSeconds(3600))).isFalse();
    }

    @Test
    void theReportHasItsFiguresAndNamesTheKind() {
        Pooler shown = Pooler.of(view("transaction", 4, 3, 2, 10));
        assertThat(shown.kind()).isEqualTo("pgbouncer");
        assertThat(shown.version()).isEqualTo("1.18.0");
        assertThat(shown.limit()).isEqualTo(4);
        assertThat(shown.inUse()).isEqualTo(3);
        assertThat(shown.waiting()).isEqualTo(2);
        assertThat(shown.longestWaitMs()).isEqualTo(1743);
        assertThat(shown.maxClients()).isEqualTo(100);
        assertThat(shown.preparedStatements()).isFalse();
    }

    private static PoolerView view(String mode, int limit, int inUse, int waiting, int clients) {
        return new PoolerView(
                "1.18.0",
                mode,
                limit,
                inUse,
                0,
                true,
                waiting,
                1743,
                clients,
                100,
                120_000,
                false,
                5000,
                new PoolerLinks(Map.of(), 0),
                NOW);
    }
}
