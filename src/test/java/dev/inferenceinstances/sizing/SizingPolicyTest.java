package dev.inferenceinstances.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.session.ServerBudget;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingPolicyTest {

    @Test
    void theBaseIsTheFewestConnectionsThatKeepTheTargetWithHeadRoom() {
        WaitModel model = new Load().measured().peak().times(1.25);
        int base = advise(new Load()).recommended().poolSize();
        assertThat(model.load()).isEqualTo(10);
        assertThat(model.p99Ms(base).orElseThrow()).isLessThanOrEqualTo(20);
        assertThat(model.p99Ms(base - 1).orElse(Double.POSITIVE_INFINITY)).isGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource({"14, 17", "13, 17", "12, 15", "9, 12", "1, 2"})
    void noMoreThanWasEverWantedAtOnceWithHeadRoom(int wanted, int base) {
        SizingReport report = advise(new Load().borrowed(1, 1).wanted(wanted));
        assertThat(report.recommended().poolSize()).isEqualTo(base);
        assertThat(report.reasoning())
                .filteredOn(sentence -> sentence.contains(
                        "%d connections are enough, since the callers of all this time never wanted more than %d at once"
                                .formatted(base, wanted)))
                .hasSize(base < 17 ? 1 : 0);
    }

    @Test
    void whatAFullPoolWantedIsNoBound() {
        Load wanted = new Load().on(3, 2).saturatedFor(1).wanted(12);
        assertThat(advise(wanted.borrowed(4, 4)).recommended().poolSize()).isEqualTo(15);
        assertThat(advise(wanted.borrowed(4, 5)).recommended().poolSize()).isEqualTo(17);
    }

    @Test
    void aPoolThatIsTooSmallIsToGrow() {
        SizingReport report = advise(new Load().on(3, 2));
        assertThat(report.current()).isEqualTo(new SizingReport.Size(3, 2, null));
        assertThat(report.recommended()).isEqualTo(new SizingReport.Size(17, 9, 0.0));
        assertThat(report.settings()).isEqualTo(new SizingReport.Settings(17, 9));
        assertThat(report.reasoning())
                .anySatisfy(sentence -> assertThat(sentence).contains("3 + 2 cannot serve the load"))
                .anySatisfy(
                        sentence -> assertThat(sentence)
                                .isEqualTo(
                                        "Larger than today's 3 + 2: 26 connections in all, today 5; 17 of them kept open, today 3"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("Set DB_POOL_SIZE=17 and DB_MAX_OVERFLOW=9"));
    }

    @Test
    void aPoolThatIsTooLargeIsToShrink() {
        SizingReport report = advise(new Load().on(50, 100));
        assertThat(report.recommended().poolSize()).isEqualTo(17);
        assertThat(report.current().predictedWaitP99Ms()).isZero();
        assertThat(report.reasoning())
                .anySatisfy(
                        sentence -> assertThat(sentence).startsWith("Smaller than today's 50 + 100: 26 connections"));
    }

    @Test
    void aPoolThatFitsStaysAsItIs() {
        SizingReport report = advise(new Load().on(17, 9));
        assertThat(report.recommended()).isEqualTo(report.current());
        assertThat(report.reasoning()).endsWith("DB_POOL_SIZE=17 and DB_MAX_OVERFLOW=9 stay as they are");
    }

    @Test
    void anyOtherSizeHasItsPredictionToo() {
        Measurement measured = new Load().on(17, 9).measured();
        assertThat(asked(measured, null, null)).isNull();
        assertThat(asked(measured, 17, 9))
                .isEqualTo(advise(new Load().on(17, 9)).current());
        assertThat(asked(measured, 11, 0).predictedWaitP99Ms())
                .isEqualTo(SizingReport.rounded(measured.peak().p99Ms(11).orElseThrow()))
                .isGreaterThan(20);
        Measurement small = new Load().on(12, 5).measured();
        assertThat(asked(small, null, 0)).isEqualTo(asked(small, 12, 0));
        assertThat(asked(small, 15, null)).isEqualTo(asked(small, 15, 5));
        assertThat(asked(measured, 1, null).maxOverflow()).isEqualTo(9);
        assertThat(asked(measured, 3, 2)).isEqualTo(new SizingReport.Size(3, 2, null));
        assertThat(asked(new Load().onSharedConnection().measured(), 3, 2)).isNull();
    }

    @Test
    void theSameTotalMayBeSplitBetter() {
        assertThat(advise(new Load().on(20, 6)).reasoning())
                .anySatisfy(sentence -> assertThat(sentence).startsWith("Another split than today's 20 + 6"));
    }

    @ParameterizedTest
    @CsvSource({"12, 9", "26, 9", "27, 10", "60, 43"})
    void theOverflowCoversWhatWasBorrowedAtOnce(int peakBorrowed, int overflow) {
        assertThat(advise(new Load().borrowed(4, peakBorrowed)).recommended())
                .extracting(SizingReport.Size::poolSize, SizingReport.Size::maxOverflow)
                .containsExactly(17, overflow);
    }

    @Test
    void saturationLowersTheConfidenceAndSaysWhy() {
        SizingReport report = advise(new Load().saturatedFor(30).shed(7));
        assertThat(report.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(report.reasoning())
                .anySatisfy(sentence ->
                        assertThat(sentence).startsWith("In 30 of the seconds every connection was borrowed"))
                .contains("The 7 requests that were refused since start are not in the arrivals");
    }

    @Test
    void whatWasShedWithoutSaturationIsLongAgo() {
        assertThat(advise(new Load().shed(7)).reasoning())
                .noneSatisfy(sentence -> assertThat(sentence).contains("refused"));
    }

    @Test
    void leaksAreToBeEndedFirst() {
        SizingReport report = advise(new Load().leaked(2));
        assertThat(report.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(report.reasoning())
                .anySatisfy(
                        sentence -> assertThat(sentence).startsWith("2 connections are leaked: end the leak first"));
    }

    @Test
    void withoutTrafficTodaysSizeStaysAndNothingStandsBehindIt() {
        SizingReport report = advise(new Load().watched(0, 0).borrowed(0, 0));
        assertThat(report.recommended()).isEqualTo(report.current()).isEqualTo(new SizingReport.Size(10, 20, null));
        assertThat(report.confidence()).isEqualTo(Confidence.NONE);
        assertThat(report.measured()).isEqualTo(new SizingReport.Measured(0, null, null, null, null, null, null, null));
        assertThat(report.reasoning())
                .startsWith("0 connections were given back in 0 s; 100 are needed to judge by")
                .anySatisfy(sentence -> assertThat(sentence).contains("?concurrency=N"));
    }

    @ParameterizedTest
    @CsvSource({"99, light, 10, 20", "100, medium, 20, 40", "500, medium, 20, 40", "501, heavy, 50, 100"})
    void withoutTrafficTheExpectedClientsDecide(int clients, String preset, int base, int overflow) {
        SizingReport report = advise(new Load().watched(9, 99).measured(), Optional.empty(), OptionalInt.of(clients));
        assertThat(report.recommended()).isEqualTo(new SizingReport.Size(base, overflow, null));
        assertThat(report.confidence()).isEqualTo(Confidence.NONE);
        assertThat(report.reasoning())
                .contains("For %d clients at once the %s preset is %d + %d; ask again under traffic"
                        .formatted(clients, preset, base, overflow));
    }

    @Test
    void whatWasMeasuredCountsForMoreThanTheExpectedClients() {
        SizingReport report = advise(new Load().measured(), Optional.empty(), OptionalInt.of(501));
        assertThat(report.recommended()).isEqualTo(advise(new Load()).recommended());
        assertThat(report.reasoning())
                .contains(
                        "For 501 clients at once the heavy preset would be 50 + 100; what was measured counts for more");
    }

    @Test
    void aSharedConnectionHasNoSize() {
        SizingReport report = advise(new Load().onSharedConnection().measured(), Optional.empty(), OptionalInt.of(501));
        assertThat(report.recommended()).isEqualTo(new SizingReport.Size(1, 0, null));
        assertThat(report.settings()).isNull();
        assertThat(report.reasoning())
                .containsExactly(
                        "SQLite is served by one shared connection: there is no pool to size",
                        "DB_POOL_SIZE, left unset here, would give it a pool; its writers take turns even then");
    }

    @Test
    void theTargetIsNamed() {
        assertThat(advise(new Load()).targetWaitP99Ms()).isEqualTo(20);
    }

    private static SizingReport.Size asked(Measurement measured, Integer poolSize, Integer maxOverflow) {
        return SizingReport.of(
                        SizingPolicy.advise(measured, Optional.empty(), OptionalInt.empty(), OptionalInt.empty()),
                        new AskedSize(given(poolSize), given(maxOverflow)),
                        Locale.ENGLISH)
                .asked();
    }

    private static OptionalInt given(Integer parameter) {
        return parameter == null ? OptionalInt.empty() : OptionalInt.of(parameter);
    }

    private static SizingReport advise(Load load) {
        return advise(load.measured(), Optional.empty(), OptionalInt.empty());
    }

    private static SizingReport advise(Measurement measured, Optional<ServerBudget> server, OptionalInt clients) {
        return SizingReport.of(
                SizingPolicy.advise(measured, server, OptionalInt.empty(), clients), AskedSize.NONE, Locale.ENGLISH);
    }
}
