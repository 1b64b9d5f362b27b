package dev.inferenceinstances.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.guide.RunningService.Answer;
import dev.inferenceinstances.openapi.ApiDocument;
import dev.inferenceinstances.openapi.ApiOperation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Sends what the pages' commands send, in the order of the pages, and compares the answer with what they show: its status, its headers,
 * the keys of its JSON, and what begins the lines of its text. Figures differ from run to run.
 */
abstract class GuideCommandsContract {

    /** What is answered only while the pool is full or the server has no room. */
    private static final Set<Integer> OF_THE_MOMENT = Set.of(409, 503);

    private static final String IGNORED = "x-ignored-fields";
    private static final String THE_DOCUMENT_ITSELF = "/q/openapi";

    private final RunningService service = new RunningService();
    private List<ApiOperation> operations;

    /** Whether this service is the one that the page shows an answer of. */
    abstract boolean answers(GuidePage page, PageRequest request, ShownCommand shown);

    @Test
    void theServiceAnswersAsThePagesShow() {
        operations = ApiDocument.fetch().operations();
        int sent = 0;
        for (Guide.Twins twins : Guide.twins()) {
            GuidePage page = twins.english();
            for (ShownCommand shown : ShownCommand.of(page)) {
                Optional<PageRequest> request =
                        PageRequest.of(shown.line()).filter(asked -> answers(page, asked, shown));
                if (request.isPresent()) {
                    check(page + ": " + shown.line(), request.get(), new ShownAnswer(shown.output()));
                    sent++;
                }
            }
        }
        assertThat(sent).isGreaterThan(10);
    }

    private void check(String command, PageRequest request, ShownAnswer shown) {
        checkQuery(command, request);
        Answer answer = service.send(request);
        if (answer.isSuccess() && shown.status().filter(OF_THE_MOMENT::contains).isPresent()) {
            return;
        }
        shown.status()
                .ifPresentOrElse(
                        status -> assertThat(answer.status())
                                .as("%s%n%s", command, answer.text())
                                .isEqualTo(status),
                        () -> assertThat(answer.isSuccess())
                                .as("%s%n%s", command, answer.text())
                                .isTrue());
        List<String> headers = shown.headers().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        assertThat(answer.headers()).as(command).containsAll(headers);
        assertThat(answer.headers().contains(IGNORED)).as(command).isEqualTo(headers.contains(IGNORED));
        ShownAnswer whole = new ShownAnswer(answer.text());
        assertThat(whole.keys()).as(command).containsAll(shown.keys());
        assertThat(whole.labels()).as(command).containsAll(shown.labels());
    }

    /** The service ignores a parameter that it does not know, so only its document can tell. */
    private void checkQuery(String command, PageRequest request) {
        String path = request.url().getPath();
        if (path.equals(THE_DOCUMENT_ITSELF)) {
            return;
        }
        ApiOperation operation = operations.stream()
                .filter(candidate -> candidate.method().equalsIgnoreCase(request.method()))
                .filter(candidate -> path.matches(candidate.path().replaceAll("\\{\\w+}", "[^/]+") + "/?"))
                // as the service does, one that says the path whole before one with parameters in it
                .min(Comparator.comparing(candidate -> candidate.path().contains("{")))
                .orElseThrow(() -> new AssertionError("No operation of the service: " + command));
        if (request.url().getQuery() != null) {
            assertThat(operation.parameters().stream()
                            .map(parameter -> parameter.path("name").asText()))
                    .as(command)
                    .containsAll(Arrays.stream(request.url().getQuery().split("&"))
                            .map(parameter -> parameter.replaceFirst("=.*", ""))
                            .toList());
        }
    }
}
