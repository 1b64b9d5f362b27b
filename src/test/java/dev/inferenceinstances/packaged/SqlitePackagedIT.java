package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@RunsOn(TestDatabase.SQLITE)
class SqlitePackagedIT extends PackagedContract {
    SqlitePackagedIT() {
        super(TestDatabase.SQLITE);
    }

    /** Each combination is a statement of its own, and what is kept of all of them has a bound. */
    @Test
    void listsOfEveryKindFitInLittleMemory() {
        Map<String, String> settings = Map.of("_JAVA_OPTIONS", "-Xmx64m -XX:+UseSerialGC");
        try (PackagedApplication application = start(freshUrl(), settings)) {
            assertThat(questions())
                    .hasSize(1728)
                    .allSatisfy(question -> assertThat(application
                                    .request()
                                    .get(INSTANCES + question)
                                    .statusCode())
                            .as(question)
                            .isEqualTo(200));
        }
    }

    private static List<String> questions() {
        return Stream.of("id", "name", "model_name", "cluster_name", "created_at", "updated_at")
                .flatMap(field -> Stream.of("?sort=" + field, "?sort=-" + field))
                .flatMap(question -> Stream.of(question, question + "&name=a"))
                .flatMap(question -> Stream.of(question, question + "&model_name=b"))
                .flatMap(question -> Stream.of(question, question + "&cluster_name=c"))
                .flatMap(question -> Stream.of(question, question + "&q=d"))
                .flatMap(question -> Stream.of(question, question + "&status=active", question + "&status=error"))
                .flatMap(question -> Stream.of(question, question + "&priority=high", question + "&priority=low"))
                .toList();
    }
}
