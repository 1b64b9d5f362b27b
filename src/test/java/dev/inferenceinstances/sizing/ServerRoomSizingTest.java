package dev.inferenceinstances.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.session.ServerBudget;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the sizing advises within what the server, or a pooler before it, has for the service and its replicas. */
class ServerRoomSizingTest {

    @ParameterizedTest
    @CsvSource({"26, 17, 9", "20, 17, 3", "17, 17, 0", "12, 12, 0", "0, 1, 0"})
    void beyondTheServersBudgetTheOverflowGivesWayFirst(int budget, int base, int overflow) {
        SizingReport report = advise(Optional.of(leaving(budget)), OptionalInt.empty());
        assertThat(report.recommended())
                .extracting(SizingReport.Size::poolSize, SizingReport.Size::maxOverflow)
                .containsExactly(base, overflow);
        assertThat(report.server()).isEqualTo(leaving(budget));
        assertThat(report.reasoning())
                .contains(
                        "Of the server's 100 connections, 3 are reserved and others use %d: %d are left for this service"
                                .formatted(96 - budget, budget));
        assertThat(
                        report.reasoning()
                                .contains(
                                        "That is fewer than 17 + 9: raise max_connections at the server, or the limit of the account where there is one, or have others give some back"))
                .isEqualTo(budget < 26);
    }

    @ParameterizedTest
    @CsvSource({"26, 17, 9", "20, 17, 3", "4, 4, 0"})
    void morePoolThanAPoolerServesWouldWaitThere(int served, int base, int overflow) {
        SizingReport report = advise(Optional.of(leaving(60)), OptionalInt.of(served));
        assertThat(report.recommended())
                .extracting(SizingReport.Size::poolSize, SizingReport.Size::maxOverflow)
                .containsExactly(base, overflow);
        assertThat(report.reasoning().stream()
                        .anyMatch(sentence -> sentence.contains("serves " + served + " connections of this service")))
                .isEqualTo(served < 26);
    }

    @Test
    void withoutTheServersFiguresItsLimitIsLeftToTheReader() {
        SizingReport report = advise(Optional.empty(), OptionalInt.empty());
        assertThat(report.server()).isNull();
        assertThat(report.reasoning())
                .anySatisfy(sentence -> assertThat(sentence)
                        .startsWith("What the database server allows is not known here: 26 connections"));
    }

    @Test
    void replicasGetAnEvenShareEach() {
        ServerBudget shared = new ServerBudget(100, 3, 60, 49, 42, 6, 6, 186, 14);
        SizingReport report = advise(Optional.of(shared), OptionalInt.empty());
        assertThat(report.recommended())
                .extracting(SizingReport.Size::poolSize, SizingReport.Size::maxOverflow)
                .containsExactly(14, 0);
        assertThat(report.reasoning())
                .contains(
                        "Of the server's 100 connections, 3 are reserved and clients other than this service use 7: 90 are left for 6 replicas with a probe each, which is 14 for the pool of each");
    }

    /** @param served how many connections a pooler hands on; empty where there is none */
    private static SizingReport advise(Optional<ServerBudget> server, OptionalInt served) {
        return SizingReport.of(
                SizingPolicy.advise(new Load().measured(), server, served, OptionalInt.empty()),
                AskedSize.NONE,
                Locale.ENGLISH);
    }

    /** A server of 100 connections with so many left: three are reserved, one is the probe's and ten are the pool's. */
    private static ServerBudget leaving(int budget) {
        int others = 96 - budget;
        return new ServerBudget(100, 3, others + 11, others, 0, 1, 1, null, budget);
    }
}
