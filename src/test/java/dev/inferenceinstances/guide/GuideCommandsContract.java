package dev.inferenceinstances.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.openapi.ApiDocument;
import dev.inferenceinstances.openapi.ApiOperation;
import dev.inferenceinstances.testing.CredentialsProfile;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Sends what the pages' commands send, in the order of the pages, and compares the answer with what they show: its status, its headers,
 * the keys of its JSON, and what begins the lines of its text. Figures differ from run to run.
 */
abstract class GuideCommandsContract {

    private static final String USER = "operator:s3cret";
    /** What is answered only while the pool is full or the server has no room. */
    private static final Set<Integer> OF_THE_MOMENT = Set.of(409, 503);
    /** Ends what a reader of the stream must have seen. */
    private static final String READING = "\"sample\"";

    private static final String THE_DOCUMENT_ITSELF = "/q/openapi";

    private final HttpClient client = HttpClient.newHttpClient();
    private ApiDocument document;

    /** Whether this service is the one that the page shows an answer of. */
    abstract boolean answers(GuidePage page, PageRequest request, ShownCommand shown);

    @Test
    void theServiceAnswersAsThePagesShow() {
        document = ApiDocument.fetch();
        int sent = 0;
        for (Guide.Twins twins : Guide.twins()) {
            GuidePage page = twins.english();
            for (ShownCommand shown : ShownCommand.of(page)) {
                PageRequest request = PageRequest.of(shown.line()).orElse(null);
                if (request != null && answers(page, request, shown)) {
                    check(page + ": " + shown.line(), request, new ShownAnswer(shown.output()));
                    sent++;
                }
            }
        }
        assertThat(sent).isGreaterThan(10);
    }

    private void check(String command, PageRequest request, ShownAnswer shown) {
        checkQuery(command, request);
        HttpResponse<InputStream> answer = send(request);
        String text = text(answer, request.endless());
        int expected = shown.status().orElse(answer.statusCode() / 100 == 2 ? answer.statusCode() : 200);
        if (OF_THE_MOMENT.contains(expected) && answer.statusCode() / 100 == 2) {
            return;
        }
        assertThat(answer.statusCode()).as("%s%n%s", command, text).isEqualTo(expected);
        assertThat(answer.headers().map().keySet())
                .as(command)
                .containsAll(shown.headers().stream().map(String::toLowerCase).toList());
        if (!shown.text().contains("X-Ignored-Fields")) {
            assertThat(answer.headers().firstValue("X-Ignored-Fields"))
                    .as(command)
                    .isEmpty();
        }
        assertThat(new ShownAnswer(text).keys()).as(command).containsAll(shown.keys());
        assertThat(new ShownAnswer(text).labels()).as(command).containsAll(shown.labels());
    }

    /** The service ignores a parameter that it does not know, so only its document can tell. */
    private void checkQuery(String command, PageRequest request) {
        if (request.url().getPath().equals(THE_DOCUMENT_ITSELF)) {
            return;
        }
        ApiOperation operation = document.operations().stream()
                .filter(candidate -> candidate.method().equalsIgnoreCase(request.method()))
                .filter(candidate ->
                        request.url().getPath().matches(candidate.path().replaceAll("\\{\\w+}", "[^/]+") + "/?"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No operation of the service: " + command));
        String query = request.url().getQuery();
        if (query != null) {
            assertThat(operation.parameters().stream()
                            .map(parameter -> parameter.path("name").asText()))
                    .as(command)
                    .containsAll(Arrays.stream(query.split("&"))
                            .map(parameter -> parameter.replaceFirst("=.*", ""))
                            .toList());
        }
    }

    private HttpResponse<InputStream> send(PageRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(here(request.url()))
                .method(
                        request.method(),
                        request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        if (!request.user().isEmpty()) {
            assertThat(request.user()).isEqualTo(USER);
            String credentials = CredentialsProfile.USERNAME + ":" + CredentialsProfile.PASSWORD;
            builder.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            return client.send(builder.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static URI here(URI url) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + url.getRawPath()
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
    }

    private static String text(HttpResponse<InputStream> answer, boolean endless) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            if (!endless) {
                return lines.lines().collect(Collectors.joining("\n"));
            }
            StringBuilder seen = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                seen.append(line).append('\n');
                if (line.contains(READING)) {
                    break;
                }
            }
            return seen.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
