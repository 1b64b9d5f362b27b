package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotEnvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DB_POOL_SIZE=20 | 20",
                "export DB_POOL_SIZE=20 | 20",
                "  DB_POOL_SIZE = 20   | 20",
                "DB_POOL_SIZE=\"20\" | 20",
                "DB_POOL_SIZE='20' # base | 20",
                "DB_POOL_SIZE=20 # base | 20",
                "DB_POOL_SIZE=20#base | 20#base",
                "DB_POOL_SIZE=a=b\"c | a=b\"c",
                "DB_POOL_SIZE=postgresql://u:p%23$$\\n@h/d?x=y | postgresql://u:p%23$$\\n@h/d?x=y",
                "DB_POOL_SIZE=\"a # b\" | a # b"
            })
    void aValueIsReadWithoutWhatIsAroundIt(String line, String value) {
        assertThat(DotEnv.parse(line)).isEqualTo(Map.of("DB_POOL_SIZE", value));
    }

    @Test
    void anEmptyValueIsEmpty() {
        assertThat(DotEnv.parse("A=\nB=\"\"\nC= # nothing")).isEqualTo(Map.of("A", "", "B", "", "C", ""));
    }

    @Test
    void commentsAndOtherLinesAreLeftOut() {
        assertThat(DotEnv.parse("# A=1\n\nnonsense\nB=2\r\n")).isEqualTo(Map.of("B", "2"));
    }
}
