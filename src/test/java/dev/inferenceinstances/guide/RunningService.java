package dev.inferenceinstances.guide;

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
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

/** The service of this test, in the place of the one that the pages ask. */
final class RunningService {

    /** The pages' own credentials, in whose place those of the test are sent. */
    private static final String USER = "operator:s3cret";
    /** Ends the first reading of the stream, which comes after the verdict. */
    private static final String READING = "\"sample\"";

    private final HttpClient client = HttpClient.newHttpClient();

    record Answer(int status, Set<String> headers, String text) {

        boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    Answer send(PageRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(here(request.url()))
                .method(
                        request.method(),
                        request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        if (!request.user().isEmpty()) {
            builder.header("Authorization", "Basic " + credentials(request.user()));
        }
        try {
            HttpResponse<InputStream> response = client.send(builder.build(), BodyHandlers.ofInputStream());
            return new Answer(
                    response.statusCode(), response.headers().map().keySet(), text(response, request.endless()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String credentials(String user) {
        if (!user.equals(USER)) {
            throw new AssertionError("The pages sign in as " + USER + ", but here as " + user);
        }
        String known = CredentialsProfile.USERNAME + ":" + CredentialsProfile.PASSWORD;
        return Base64.getEncoder().encodeToString(known.getBytes(StandardCharsets.UTF_8));
    }

    private static URI here(URI url) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + url.getRawPath() + query);
    }

    private static String text(HttpResponse<InputStream> response, boolean endless) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (!endless) {
                return lines.lines().collect(Collectors.joining("\n"));
            }
            StringBuilder seen = new StringBuilder();
            String line;
            do {
                line = lines.readLine();
                seen.append(line).append('\n');
            } while (line != null && !line.contains(READING));
            return seen.toString();
        }
    }
}
