package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void whatIsSetIsShownButForSecrets() {
        Settings settings = new Settings(Map.of("SIZE", " 7 ", "NAME", "operator", "PASSWORD", "marker")::get);
        settings.text("SIZE");
        settings.unshown("NAME");
        settings.secret("PASSWORD");
        settings.secret("KEY");
        assertThat(settings.understood())
                .containsEntry("SIZE", "7")
                .containsEntry("NAME", "set")
                .containsEntry("PASSWORD", "set")
                .containsEntry("KEY", "not set");
    }

    private static final String KEY = "KEY";
    private static final Duration TENTH = Duration.ofMillis(100);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void aValueThatIsAbsentOrBlankGivesTheDefault(String value) {
        Settings settings = with(value);
        assertThat(settings.text(KEY)).isEmpty();
        assertThat(settings.wholeNumber(KEY, 7, 1, 10)).isEqualTo(7);
        assertThat(settings.percent(KEY, 80, 1, 100)).isEqualTo(80);
        assertThat(settings.seconds(KEY, MINUTE, TENTH, MINUTE)).isEqualTo(MINUTE);
        assertThat(settings.flag(KEY, true)).isTrue();
        assertThat(settings.flag(KEY, false)).isFalse();
    }

    @Test
    void textIsTakenWithoutTheBlanksAroundIt() {
        assertThat(with("  two words ").text(KEY)).contains("two words");
    }

    @Test
    void theQuotesAroundAValueGoToo() {
        assertThat(with(" 'two words'\n").text(KEY)).contains("two words");
        assertThat(with("\"42\"").wholeNumber(KEY, 7, 1, 1000)).isEqualTo(42);
        assertThat(with("'true'").flag(KEY, false)).isTrue();
    }

    @Test
    void aSecretThatIsChangedIsRemarkedAndNotShown() {
        Settings settings = with("\"hidden\"\n");
        assertThat(settings.secret(KEY)).contains("hidden");
        assertThat(settings.remarks()).containsExactly("KEY is used without the white space or quotes around it.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\"\"", "hidden", "hid den", "hidden'"})
    void aSecretThatIsNotChangedIsNotRemarked(String value) {
        Settings settings = with(value);
        assertThat(settings.secret(KEY)).isEqualTo(Optional.ofNullable(value).filter(text -> text.contains("hid")));
        assertThat(settings.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1000, 1000", "' 42 ', 42", "10.0, 10", "1e2, 100"})
    void aWholeNumberWithinItsBoundsIsTaken(String value, int expected) {
        assertThat(with(value).wholeNumber(KEY, 7, 1, 1000)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "10.5", "ten", "0x10", "1e999999999", "99999999999"})
    void anyOtherWholeNumberIsRefused(String value) {
        assertRefused(
                () -> with(value).wholeNumber(KEY, 7, 1, 1000),
                "KEY must be a whole number from 1 to 1000, but is \"" + value + "\".");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "100, 100", "79.99, 79.99", "80.10, 80.1"})
    void aPercentageWithinItsBoundsIsTaken(String value, double expected) {
        assertThat(with(value).percent(KEY, 80, 1, 100)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.99", "100.01", "-80", "80%", "NaN", "Infinity"})
    void anyOtherPercentageIsRefused(String value) {
        assertRefused(
                () -> with(value).percent(KEY, 80, 1, 100),
                "KEY must be a number from 1 to 100, but is \"" + value + "\".");
    }

    @Test
    void aPercentageWithMoreThanTwoPlacesIsRefused() {
        assertThatThrownBy(() -> with("80.123").percent(KEY, 80, 1, 100))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("KEY must be a number")
                .hasMessageEndingWith("but is \"80.123\".");
    }

    @ParameterizedTest
    @CsvSource({"0.1, 100", "60, 60000", "5, 5000", "1.5, 1500", "2.001, 2001", "60.0, 60000"})
    void secondsWithinTheirBoundsAreTakenToTheMillisecond(String value, long millis) {
        assertThat(with(value).seconds(KEY, MINUTE, TENTH, MINUTE)).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.099", "60.001", "0", "-1", "5s", "PT5S", "five"})
    void anyOtherSecondsAreRefused(String value) {
        assertRefused(
                () -> with(value).seconds(KEY, MINUTE, TENTH, MINUTE),
                "KEY must be a number of seconds from 0.1 to 60, but is \"" + value + "\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "True", "1", "yes", "on", "t", "Y"})
    void aFlagIsSetByAnyWordForYes(String value) {
        assertThat(with(value).flag(KEY, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "False", "0", "no", "off", "f", "N"})
    void aFlagIsClearedByAnyWordForNo(String value) {
        assertThat(with(value).flag(KEY, true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "maybe", "-1", "truee"})
    void anyOtherWordIsNoFlag(String value) {
        assertRefused(() -> with(value).flag(KEY, true), "KEY must be true or false, but is \"" + value + "\".");
    }

    @Test
    void everyKeyThatWasAskedForIsKnownAfterwards() {
        Settings settings = with(null);
        assertThat(settings.keys()).isEmpty();
        settings.text("B");
        settings.flag("A", true);
        settings.flag("A", true);
        assertThat(settings.keys()).containsExactly("A", "B").isUnmodifiable();
    }

    private static void assertRefused(ThrowingCallable reading, String sentence) {
        assertThatThrownBy(reading).isInstanceOf(InvalidSettingException.class).hasMessage(sentence);
    }

    private static Settings with(String value) {
        return new Settings(key -> key.equals(KEY) ? value : null);
    }
}
