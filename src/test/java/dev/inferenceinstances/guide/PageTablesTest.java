package dev.inferenceinstances.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.FailureCodes;
import dev.inferenceinstances.traffic.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that list something list all of it. In English: the others have the same rows. */
class PageTablesTest {

    /** What is served without being an operation of the document. */
    private static final Set<String> BESIDE_THE_DOCUMENT = Set.of("GET /", "GET /q/openapi", "GET /q/swagger-ui/");

    @Test
    void everyCodeOfTheDiagnosisIsExplained() {
        List<String> codes = Arrays.stream(Code.values())
                .map(code -> code.name().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(Guide.english("diagnosis.md").table("lock_contention")).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void everyAlertIsListed() throws IOException {
        List<String> alerts = new YAMLMapper()
                .readTree(Path.of("docker", "alerts.yml").toFile())
                .findValuesAsText("alert");
        assertThat(Guide.english("metrics.md").table("PoolLeak")).isNotEmpty().isEqualTo(alerts);
    }

    /** The table of codes is the guide's too: a code without its row there would be answered in a way that nobody can look up. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyCodeOfADatabaseIsListedWithItsClassAndItsAnswer(String language) throws IOException {
        String page = Files.readString(Path.of("docs", language, "monitoring.md"));
        assertThat(FailureCodes.ALL).allSatisfy(row -> {
            int status = row.failure() == DatabaseFailure.INVALID_VALUE
                    ? 422
                    : row.failure().remedy().status();
            assertThat(page)
                    .contains("| `%s` | %s | %s | %s | %d | %s |"
                            .formatted(
                                    Outcome.of(row.failure()).label(),
                                    codes(row.states()),
                                    codes(row.mysql()),
                                    codes(row.sqlite()),
                                    status,
                                    row.failure().phrase().in(Locale.forLanguageTag(language))));
        });
    }

    private static String codes(List<?> codes) {
        return codes.isEmpty() ? "–" : codes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Test
    void everyRoomHasItsQuestion() throws IOException {
        try (Stream<Path> rooms = Files.list(Path.of("src/main/java/dev/inferenceinstances"))) {
            assertThat(GuidePage.read(Path.of("docs", "architecture.md")).table("watch"))
                    .containsExactlyInAnyOrderElementsOf(rooms.filter(Files::isDirectory)
                            .map(room -> room.getFileName().toString())
                            .toList());
        }
    }

    @Test
    void everyEndpointIsListed() throws IOException {
        Set<String> operations = StreamSupport.stream(
                        new YAMLMapper()
                                .readTree(Path.of("src/main/resources/META-INF/openapi.yaml")
                                        .toFile())
                                .get("paths")
                                .properties()
                                .spliterator(),
                        false)
                .flatMap(path -> path.getValue().properties().stream()
                        .map(member -> member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .filter(operation -> operation.matches("(?:GET|PUT|PATCH|POST|DELETE) .*"))
                .collect(Collectors.toSet());
        operations.addAll(BESIDE_THE_DOCUMENT);
        assertThat(Guide.english("api.md").table("GET /api/instances/{id}"))
                .containsExactlyInAnyOrderElementsOf(operations);
    }
}
