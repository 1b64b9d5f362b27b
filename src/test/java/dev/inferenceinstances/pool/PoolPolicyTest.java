package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.setting.Settings;
import dev.inferenceinstances.wording.Phrase;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolPolicyTest {

    private static final PoolPolicy POLICY = new PoolPolicy(80, 95);
    private static final Pattern SETTING = Pattern.compile("(DB_[A-Z_]+)=(\\d+)");
    private static final String LEAK =
            "If checked_out does not fall when the traffic does, look for a connection that is not given back";

    @ParameterizedTest
    @CsvSource({
        "0, HEALTHY",
        "7999, HEALTHY",
        "8000, WARNING",
        "9499, WARNING",
        "9500, CRITICAL",
        "10000, CRITICAL",
        "10001, CRITICAL",
        "12000, CRITICAL"
    })
    void theStatusFollowsTheUtilization(int checkedOut, PoolStatus status) {
        assertThat(POLICY.assess(pool(10_000, 2000, checkedOut)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"79994, HEALTHY", "79995, WARNING", "94994, WARNING", "94995, CRITICAL"})
    void theStatusIsDecidedOnTheRoundedFigureThatIsShown(int checkedOut, PoolStatus status) {
        assertThat(POLICY.assess(pool(100_000, 0, checkedOut)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"50, 60, 4, HEALTHY", "50, 60, 5, WARNING", "50, 60, 6, CRITICAL", "100, 100, 10, CRITICAL"})
    void theThresholdsCanBeSet(double warning, double critical, int checkedOut, PoolStatus status) {
        assertThat(new PoolPolicy(warning, critical)
                        .assess(pool(10, 20, checkedOut))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void aHealthyPoolIsAdequate(int checkedOut) {
        assertThat(judged(pool(10, 20, checkedOut)))
                .isEqualTo(new Judged(
                        PoolStatus.HEALTHY, List.of(), List.of("Connection pool configuration seems adequate")));
    }

    @Test
    void oneSharedConnectionIsHealthyWhateverTheLoad() {
        PoolReading busy = new PoolReading(1, 0, true, 0, 1, 9, 3, 1, null, 0, null, 0, 0, 0);
        assertThat(busy.utilizationPercent()).isEqualTo(100);
        assertThat(judged(busy))
                .isEqualTo(new Judged(
                        PoolStatus.HEALTHY, List.of(), List.of("Connection pool configuration seems adequate")));
    }

    @Test
    void aWarningStatesTheFigureAndWhatIsLeft() {
        assertThat(judged(pool(10, 20, 8)))
                .isEqualTo(new Judged(
                        PoolStatus.WARNING,
                        List.of("8 of 10 base connections are in use; 2 base and 20 overflow connections are left"),
                        List.of("If this load is normal, set DB_POOL_SIZE=20")));
    }

    @Test
    void aFullBaseLeavesTheOverflow() {
        assertThat(judged(pool(10, 20, 10)).warnings())
                .containsExactly("10 of 10 base connections are in use; 20 overflow connections are left");
    }

    @Test
    void openOverflowIsStated() {
        assertThat(judged(pool(10, 20, 13)).warnings())
                .containsExactly(
                        "10 of 10 base connections are in use; 17 overflow connections are left",
                        "3 of 20 overflow connections are open: the load is above the base size");
    }

    @Test
    void anExhaustedPoolSaysWhoWaitsAndWhatToChange() {
        assertThat(judged(new PoolReading(10, 20, false, 0, 30, 4, 0, 30, null, 0, null, 0, 0, 0)))
                .isEqualTo(new Judged(
                        PoolStatus.CRITICAL,
                        List.of(
                                "10 of 10 base connections are in use; 0 overflow connections are left",
                                "20 of 20 overflow connections are open: the load is above the base size",
                                "All 30 connections are borrowed: the pool is exhausted and the next caller waits",
                                "4 callers wait for a connection"),
                        List.of(
                                "If this load is normal, set DB_POOL_SIZE=20",
                                "Set DB_MAX_OVERFLOW=40, within what the database server allows (max_connections)",
                                LEAK)));
    }

    @Test
    void aPoolWithoutOverflowIsAdvisedToHaveSome() {
        assertThat(judged(pool(10, 0, 10)).recommendations())
                .anyMatch(sentence -> sentence.startsWith("Set DB_MAX_OVERFLOW=10,"));
    }

    @ParameterizedTest
    @CsvSource({"10, 20, 8", "10, 20, 10", "10, 20, 29", "10, 20, 30", "10, 0, 10", "1, 0, 1", "50, 100, 150"})
    void everyRecommendationNamesASettingWithAValueOrTheNextStep(int size, int maxOverflow, int checkedOut) {
        assertThat(judged(pool(size, maxOverflow, checkedOut)).recommendations())
                .isNotEmpty()
                .allMatch(sentence -> SETTING.matcher(sentence).find() || sentence.equals(LEAK));
    }

    @ParameterizedTest
    @CsvSource({"10, 20", "10, 0", "1, 0", "50, 100", "1000, 0", "600, 600", "1000, 1000"})
    void aRecommendedValueIsLargerAndOneThatTheServiceTakes(int size, int maxOverflow) {
        int most = size + maxOverflow;
        assertThat(judged(pool(size, maxOverflow, most)).recommendations())
                .flatExtracting(sentence -> SETTING.matcher(sentence).results().toList())
                .allSatisfy(setting -> {
                    Map<String, String> values = new HashMap<>();
                    values.put("DB_POOL_SIZE", Integer.toString(size));
                    values.put("DB_MAX_OVERFLOW", Integer.toString(maxOverflow));
                    values.put(setting.group(1), setting.group(2));
                    assertThat(PoolSettings.read(new Settings(values::get), false, false)
                                    .maxConnections())
                            .isGreaterThan(most);
                });
    }

    /** What a reader of English gets to read. */
    private record Judged(PoolStatus status, List<String> warnings, List<String> recommendations) {}

    private static Judged judged(PoolReading reading) {
        PoolAssessment assessment = POLICY.assess(reading);
        return new Judged(
                assessment.status(),
                Phrase.each(assessment.warnings(), Locale.ENGLISH),
                Phrase.each(assessment.recommendations(), Locale.ENGLISH));
    }

    private static PoolReading pool(int size, int maxOverflow, int checkedOut) {
        return new PoolReading(size, maxOverflow, false, 0, checkedOut, 0, 0, checkedOut, null, 0, null, 0, 0, 0);
    }
}
