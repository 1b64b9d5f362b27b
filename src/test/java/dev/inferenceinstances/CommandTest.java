package dev.inferenceinstances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

    @ParameterizedTest
    @CsvSource({"hash-password, HASH_PASSWORD", "check-settings, CHECK_SETTINGS", "report, REPORT", "--help, HELP"})
    void theFirstArgumentNamesACommand(String word, Command command) {
        assertThat(Command.of(word)).contains(command);
        assertThat(Command.of(word, "more")).contains(command);
    }

    @Test
    void withoutOneTheServiceStarts() {
        assertThat(Command.of()).isEmpty();
        assertThat(Command.of("rehearse")).isEmpty();
    }

    @Test
    void anythingElseIsRefusedRatherThanTakenForAStart() {
        assertThatThrownBy(() -> Command.of("chek-settings"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "\"chek-settings\" is no command; the commands are hash-password, check-settings, report, --help.");
    }

    @Test
    void aCommandGetsTheArgumentsBehindItsWord() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(err, true, StandardCharsets.UTF_8);
        String[] arguments = {"report", "no address"};
        assertThat(Command.REPORT.run(arguments, InputStream.nullInputStream(), printer, printer))
                .isOne();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no address");
    }

    @Test
    void helpListsThemAll() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(Command.HELP.run(new String[] {"--help"}, InputStream.nullInputStream(), printer, printer))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("hash-password", "check-settings", "report", "--help");
    }
}
