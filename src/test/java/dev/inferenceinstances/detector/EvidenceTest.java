package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The evidence of every kind of finding in JSON: the keys, their order, and what is shown as null. */
class EvidenceTest {

    private static final ObjectMapper JSON = Json.asAnswered();

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void itsKeysAndTheirOrderAreAContract(EvidenceCase pinned) throws JsonProcessingException {
        assertThat(JSON.writeValueAsString(pinned.finding().evidence()))
                .isEqualTo(JSON.readTree(pinned.json()).toString());
    }

    static Stream<EvidenceCase> cases() {
        return Stream.concat(PoolEvidence.cases(), SessionEvidence.cases());
    }
}
