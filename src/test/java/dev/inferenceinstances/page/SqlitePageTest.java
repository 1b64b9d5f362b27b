package dev.inferenceinstances.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page where nobody can sign in, over one shared connection: the registry is open, and the pool cannot be changed. */
@QuarkusTest
@NeedsChromium
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqlitePageTest extends PageContract {

    @Test
    void anInstanceIsCreatedFoundChangedCopiedAndDeleted() {
        try (PageUser reader = browsers.reader(service).open()) {
            reader.page().locator("#instances").scrollIntoViewIfNeeded();
            reader.button("New instance").click();
            fill(reader, "name", "page-1");
            fill(reader, "model_name", "bert");
            fill(reader, "cluster_name", "gpu-east");
            reader.button("Create").click();
            reader.see("dialog .field-error:has-text('image_tag is required')");
            fill(reader, "image_tag", "v1");
            reader.page().getByText("How much").click();
            fill(reader, "pp", "99");
            reader.button("Create").click();
            reader.see("dialog .field-error:has-text('pp must be less than or equal to 16')");
            fill(reader, "pp", "2");
            reader.button("Create").click();
            reader.see("#instances .col-name:text-is('page-1')");

            reader.button("Edit page-1").click();
            fill(reader, "image_tag", "v2");
            reader.button("Save").click();
            reader.see("#instances .col-image:text-is('v2')");
            reader.seeFocusOn("Edit page-1");

            reader.button("Copy page-1").click();
            fill(reader, "new_name", "page-2");
            reader.page().locator("dialog [type=submit]").click();
            reader.see("#instances .col-name:text-is('page-2')");

            reader.page().getByLabel("Search by name").fill("GE-2");
            reader.see("#instances-count:text-is('1 in all')");
            assertThat(reader.page()
                            .locator("#instances .col-name:text-is('page-1')")
                            .count())
                    .isZero();
            reader.button("Delete page-2").click();
            assertThat(reader.see("dialog").innerText())
                    .contains("Delete page-2?")
                    .contains("can bring it back");
            reader.page().locator("dialog [type=submit]").click();
            reader.see("#instances .empty:visible");
            reader.page().getByLabel("Search by name").fill("page-1");
            reader.see("#instances .col-name:text-is('page-1')");
            reader.button("Delete page-1").click();
            reader.page().locator("dialog [type=submit]").click();
            reader.see("#instances .empty:visible");
            assertThat(reader.page().evaluate("document.activeElement.type")).isEqualTo("search");
        }
    }

    @Test
    void onlyWhatIsChangedIsSent() {
        register("little-changed", Map.of("A", "x\ny=1", "B", "\"quoted\"", "C=D", "e"));
        try (PageUser reader = browsers.reader(service).open()) {
            reader.page().locator("#instances").scrollIntoViewIfNeeded();
            reader.button("Edit little-changed").click();
            reader.page().getByText("How much").click();
            fill(reader, "replicas", "2");
            assertThat(saved(reader)).isEqualTo(Map.of("replicas", 2));

            reader.button("Edit little-changed").click();
            reader.page().getByText("Lifetime and environment").click();
            fill(reader, "envs", reader.page().locator("dialog [name=envs]").inputValue() + "\nF=\"g\\nh\"");
            assertThat(saved(reader)).isEqualTo(Map.of("envs", Map.of("F", "g\nh")));
        }
    }

    @Test
    void whatAnotherChangedMeanwhileIsKept() {
        register("shared", Map.of("A", "1", "B", "2"));
        try (PageUser reader = browsers.reader(service).open()) {
            reader.page().locator("#instances").scrollIntoViewIfNeeded();
            reader.button("Edit shared").click();
            int id = given().get("/api/instances/name/shared").path("id");
            given().contentType(ContentType.JSON)
                    .body(Map.of("envs", Map.of("A", "1", "B", "2", "C", "3")))
                    .put("/api/instances/" + id)
                    .then()
                    .statusCode(200);
            reader.page().getByText("Lifetime and environment").click();
            fill(reader, "envs", "A=4");
            saved(reader);
            assertThat(given().get("/api/instances/" + id).<Map<String, String>>path("envs"))
                    .isEqualTo(Map.of("A", "4", "C", "3"));
        }
    }

    @Test
    void aNumberThatIsNoneIsRefusedAtItsFieldAndOneThatIsEmptiedGoesBack() {
        register("counted", Map.of());
        try (PageUser reader = browsers.reader(service).open()) {
            reader.page().locator("#instances").scrollIntoViewIfNeeded();
            reader.button("Edit counted").click();
            reader.page().getByText("How much").click();
            fill(reader, "replicas", "");
            reader.page().locator("dialog [name=pp]").fill("");
            reader.page().locator("dialog [name=pp]").pressSequentially("-");
            reader.button("Save").click();
            reader.see("dialog .field-error:text-is('pp must be a number')");
            reader.page().locator("dialog [name=pp]").fill("3");
            assertThat(saved(reader)).hasSize(2).containsEntry("replicas", null).containsEntry("pp", 3);
        }
    }

    @Test
    void afterTheLastRowOfAPageIsDeletedTheOneBeforeIsShown() {
        for (int i = 0; i < 21; i++) {
            register("many-" + i, Map.of());
        }
        // tells the list that was searched from the one before
        register("another", Map.of());
        try (PageUser reader = browsers.reader(service).open()) {
            reader.page().locator("#instances").scrollIntoViewIfNeeded();
            reader.page().getByLabel("Search by name").fill("many-");
            reader.see("#instances-count:text-is('21 in all')");
            Request older = reader.page()
                    .waitForRequest(
                            request -> request.url().contains("skip=20"),
                            () -> reader.button("Older").click());
            assertThat(older.url()).as("turning a page counts nothing").contains("count=false");
            reader.see(".pager:has-text('21–21 of 21')");
            reader.seeFocusOn("Newer");
            reader.button("Delete many-0").click();
            reader.page().locator("dialog [type=submit]").click();
            reader.see("#instances-count:text-is('20 in all')");
            assertThat(reader.page().locator("#instances tbody").count()).isEqualTo(20);
        }
    }

    @Test
    void theSharedConnectionCanOnlyBeTakenBack() {
        try (PageUser reader = browsers.reader(service)) {
            Page page = reader.page();
            page.route("**/api/auth", route -> route.fulfill(json("{\"sign_in_possible\":true}")));
            page.route("**/api/auth/verify", route -> route.fulfill(json("{\"username\":\"operator\"}")));
            reader.open().signIn();
            assertThat(reader.see("#operations").innerText())
                    .contains("one shared connection")
                    .doesNotContain("Resize the pool");
            assertThat(page.locator(".flushes button").allInnerTexts()).containsExactly("Take leaked back");
        }
    }

    @Test
    void whoWantsToSignInLearnsWhatToSet() {
        try (PageUser reader = browsers.reader(service).open()) {
            reader.button("Sign in").click();
            assertThat(reader.see("dialog").innerText())
                    .contains("Nobody can sign in to this service")
                    .contains("no credentials are configured. Set AUTH_USERNAME");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsNotThereIsNotShown() {
        try (PageUser reader = browsers.reader(service).open()) {
            reader.page().locator("#sessions").scrollIntoViewIfNeeded();
            reader.see("#sessions-count:text-is('SQLite has no server and no sessions')");
            assertThat(reader.page().locator(".room").isVisible()).isFalse();
            assertThat(reader.page().locator("#sessions .rows:visible").count()).isZero();
            reader.page().locator("#sizing").scrollIntoViewIfNeeded();
            reader.see("#sizing-body.fixed");
            assertThat(reader.page().locator(".what-if").isVisible()).isFalse();
        }
    }

    private static void register(String name, Map<String, String> envs) {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        name,
                        "model_name",
                        "bert",
                        "cluster_name",
                        "c",
                        "image_tag",
                        "v1",
                        "envs",
                        envs,
                        "description",
                        "one\r\ntwo"))
                .post("/api/instances")
                .then()
                .statusCode(201);
    }

    /** Presses Save and tells what was sent. */
    private static Map<String, Object> saved(PageUser reader) {
        Request sent = reader.page()
                .waitForRequest(
                        request -> request.method().equals("PATCH"),
                        () -> reader.button("Save").click());
        reader.gone("dialog");
        return JsonPath.from(sent.postData()).getMap("");
    }

    private static Route.FulfillOptions json(String body) {
        return new Route.FulfillOptions().setContentType("application/json").setBody(body);
    }

    private static void fill(PageUser reader, String field, String value) {
        reader.page().locator("dialog [name=" + field + "]").fill(value);
    }
}
