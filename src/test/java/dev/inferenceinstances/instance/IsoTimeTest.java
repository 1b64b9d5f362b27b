package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T08:00:00Z",
                "2026-01-02T03:04:05.100Z",
                "2026-01-02T03:04:05.067Z",
                "2026-12-31T23:59:59.000089Z",
                "2024-02-29T00:00:00.000000001Z",
                "2026-01-02T03:04:05.678901234Z",
                "1969-12-31T23:59:59.999Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void aMomentIsWrittenAsTheJdkWritesIt(String text) throws Exception {
        Instant moment = Instant.parse(text);
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(json)) {
            IsoTime.write(generator, moment);
        }

        assertThat(IsoTime.of(moment)).isEqualTo(text);
        assertThat(json).hasToString('"' + text + '"');
    }
}
