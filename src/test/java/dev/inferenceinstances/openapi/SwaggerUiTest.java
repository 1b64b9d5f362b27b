package dev.inferenceinstances.openapi;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.DatabaseProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Swagger UI works without the internet and under the policy that it is sent with. */
@QuarkusTest
@TestProfile(DatabaseProfile.Sqlite.class)
class SwaggerUiTest {

    private static final String PAGE = "/q/swagger-ui/";
    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern OWN_SCRIPT = Pattern.compile("<script(?: defer)?>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Test
    void everyScriptInThePageMayRun() {
        Response page = when().get(PAGE);
        assertThat(page.headers().getValues(POLICY)).as("a browser obeys each").hasSize(1);
        List<String> scripts = found(OWN_SCRIPT, page.asString());
        assertThat(scripts).isNotEmpty();
        assertThat(scripts)
                .allSatisfy(script -> assertThat(page.header(POLICY)).contains("'sha256-" + digest(script) + "'"));
        assertThat(page.header(POLICY)).doesNotContain("script-src 'self' 'unsafe-inline'");
    }

    @Test
    void everyFileOfThePageComesFromTheService() {
        List<String> files = found(FILE, when().get(PAGE).asString());
        assertThat(files).isNotEmpty().noneMatch(file -> file.contains("//"));
        assertThat(files).allSatisfy(file -> when().get(PAGE + file).then().statusCode(200));
    }

    @Test
    void thePageShowsTheDocument() {
        assertThat(when().get(PAGE).asString()).contains("url: '../openapi'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/openapi", "/api/monitoring/db-pool"})
    void nothingElseHasItsPolicy(String path) {
        assertThat(when().get(path).header(POLICY)).contains("script-src 'self';", "style-src 'self';");
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static String digest(String script) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(sha256.digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
