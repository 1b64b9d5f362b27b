package dev.inferenceinstances.page;

import static dev.inferenceinstances.server.Nginx.KEPT;
import static dev.inferenceinstances.server.Nginx.LOCKED;
import static dev.inferenceinstances.server.Nginx.STRIPPED;
import static dev.inferenceinstances.testing.CredentialsProfile.PASSWORD;
import static dev.inferenceinstances.testing.CredentialsProfile.USERNAME;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.inferenceinstances.server.Nginx;
import dev.inferenceinstances.testing.CredentialsProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page and the API as they are reached through nginx. */
@QuarkusTest
@NeedsChromium
@RunsOn(TestDatabase.SQLITE)
@TestProfile(CredentialsProfile.class)
class SqliteProxiedPageTest extends PageContract {

    private static final int WINDOWS = 7;

    private Nginx nginx;

    @BeforeEach
    void startNginx() {
        assumeTrue(
                System.getenv("CI") != null || Nginx.missing().isEmpty(),
                () -> Nginx.missing().orElseThrow());
        nginx = new Nginx(service);
    }

    @AfterEach
    void stopNginx() {
        if (nginx != null) {
            nginx.close();
        }
    }

    @ParameterizedTest
    @CsvSource({STRIPPED + ", 占用者", KEPT + ", Holders"})
    void theWholePageIsThereUnderASubPathInBothLanguages(String path, String title) {
        URI page = nginx.under(path);
        Device look = title.equals("Holders") ? Device.DESK : Device.DESK.inChinese();
        try (PageUser reader = browsers.reader(page, look).open()) {
            assertThat(reader.text("#holders-title")).isEqualTo(title);
            reader.see("#chart canvas");
            reader.signIn();
            reader.page().locator("#instances").scrollIntoViewIfNeeded();
            reader.see("#instances-count:not(:empty)");
            assertThat(reader.requests()).allMatch(url -> url.startsWith(page.toString()) || url.startsWith("data:"));
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {STRIPPED, KEPT})
    void addressesInAnswersHaveTheSubPath(String path) {
        String instances = nginx.under(path) + "api/instances";
        for (int i = 0; i < 2; i++) {
            String address = given().auth()
                    .preemptive()
                    .basic(USERNAME, PASSWORD)
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", path + i, "model_name", "bert", "cluster_name", "c", "image_tag", "v1"))
                    .post(instances)
                    .then()
                    .statusCode(201)
                    .header("Location", matchesRegex(instances + "/\\d+"))
                    .extract()
                    .header("Location");
            signedIn(address).body("name", equalTo(path + i));
        }
        String link = signedIn(instances + "?limit=1").extract().header("Link");
        assertThat(link).startsWith("<" + instances + "?limit=1&after=");
        signedIn(link.substring(1, link.indexOf('>'))).body("[0].name", equalTo(path + 0));
        given().redirects()
                .follow(false)
                .get(nginx.under(path) + "q/swagger-ui")
                .then()
                .header("Location", equalTo("/" + path + "q/swagger-ui/"));
    }

    private static ValidatableResponse signedIn(String address) {
        return given().urlEncodingEnabled(false)
                .auth()
                .preemptive()
                .basic(USERNAME, PASSWORD)
                .get(address)
                .then()
                .statusCode(200);
    }

    @Test
    void swaggerUiCallsTheServiceUnderTheSubPath() {
        try (PageUser reader = browsers.reader(nginx.under(STRIPPED))) {
            Page page = reader.page();
            page.navigate(nginx.under(STRIPPED) + "q/swagger-ui/");
            reader.see("#operations-access-auth button").click();
            reader.see(".try-out__btn").click();
            Response answer = page.waitForResponse(
                    url -> url.url().endsWith("/api/auth"),
                    () -> reader.see(".execute").click());
            assertThat(answer.url()).isEqualTo(nginx.under(STRIPPED) + "api/auth");
            assertThat(answer.status()).isEqualTo(200);
            reader.see("#swaggerUiLogoLink").click();
            page.waitForURL(nginx.under(STRIPPED) + "q/swagger-ui/");
            reader.see("#operations-access-auth button");
        }
    }

    /** Over HTTP/1.1 a browser has six connections to a service. */
    @Test
    void manyWindowsShareOneStream() {
        try (PageUser first = browsers.reader(service).open()) {
            List<PageUser> windows = new ArrayList<>(List.of(first));
            while (windows.size() < WINDOWS) {
                windows.add(new PageUser(first.page().context().newPage(), service).open());
            }
            windows.forEach(window -> {
                String shown = "document.querySelector('#verdict-since').textContent";
                assertThat(window.page().locator("#lost").isVisible()).isFalse();
                assertThat(window.page().evaluate(shown)).isNotNull();
            });
            first.page().close();
            windows.get(1).page().reload();
            windows.get(1).see("#now-borrowed b:not(:text-is('–'))");
        }
    }

    @Test
    void behindAProxyThatAsksForCredentialsThePageIsOpenAndNobodyIsLockedOut() {
        URI page = nginx.under(LOCKED);
        try (PageUser reader =
                browsers.reader(page, Device.DESK, Nginx.USER, Nginx.PASSWORD).open()) {
            reader.page().locator("#sessions").scrollIntoViewIfNeeded();
            reader.see("#sessions-count:not(:empty)");
            assertThat(reader.complaints()).isEmpty();
        }
        for (String open :
                List.of("", "q/health/ready", "q/metrics", "q/openapi", "api/auth", "api/monitoring/db-pool")) {
            for (int i = 0; i < 6; i++) {
                through(page + open).statusCode(200);
            }
        }
        for (int i = 0; i < 6; i++) {
            through(page + "api/instances").statusCode(401);
        }
        signedIn(service + "api/instances");
    }

    private static ValidatableResponse through(String address) {
        return given().header("Authorization", Nginx.credentials()).get(address).then();
    }
}
