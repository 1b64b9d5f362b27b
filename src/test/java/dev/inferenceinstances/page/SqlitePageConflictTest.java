package dev.inferenceinstances.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody else changes while the reader looks at it is not overwritten by the page, and the reader is told. */
@QuarkusTest
@NeedsChromium
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqlitePageConflictTest extends PageContract {

    private static final String SAID =
            "dialog .problem:has-text('Somebody has changed this meanwhile, and nothing was saved')";

    @Test
    void aVariableThatAnotherChangedIsKept() {
        int id = register("disputed");
        try (PageUser reader = browsers.reader(service).open()) {
            edit(reader, "disputed");
            change(id, Map.of("envs", Map.of("A", "2")));
            reader.page().getByText("Lifetime and environment").click();
            reader.page().locator("dialog [name=envs]").fill("A=3");
            reader.button("Save").click();
            reader.see(SAID);
        }
        assertThat(given().get("/api/instances/" + id).<Map<String, String>>path("envs"))
                .isEqualTo(Map.of("A", "2"));
    }

    /** Between the page's look at what is there now and its change. */
    @Test
    void soIsWhatAnotherChangesInTheSameMoment() {
        int id = register("raced");
        try (PageUser reader = browsers.reader(service).open()) {
            edit(reader, "raced");
            reader.page().getByText("How much").click();
            reader.page().locator("dialog [name=replicas]").fill("2");
            reader.page().route("**/api/instances/" + id, route -> {
                if (route.request().method().equals("PATCH")) {
                    change(id, Map.of("replicas", 3));
                }
                route.resume();
            });
            reader.button("Save").click();
            reader.see(SAID);
        }
        assertThat(given().get("/api/instances/" + id).<Integer>path("replicas"))
                .isEqualTo(3);
    }

    @Test
    void soIsWhatAnotherChangedAfterARollbackWasShown() {
        int id = register("moving");
        change(id, Map.of("image_tag", "v2"));
        try (PageUser reader = browsers.reader(service).open()) {
            reader.page().locator("#instances").scrollIntoViewIfNeeded();
            reader.button("History moving").click();
            reader.see("dialog li:has-text('created') button").click();
            reader.see("dialog [role=status] .differences tbody");
            change(id, Map.of("image_tag", "v3"));
            reader.page()
                    .locator("dialog [type=submit]", new Page.LocatorOptions().setHasText("Roll back"))
                    .click();
            reader.see(SAID);
        }
        assertThat(given().get("/api/instances/" + id).<String>path("image_tag"))
                .isEqualTo("v3");
    }

    private static void edit(PageUser reader, String name) {
        reader.page().locator("#instances").scrollIntoViewIfNeeded();
        reader.button("Edit " + name).click();
    }

    private static int register(String name) {
        return given().contentType(ContentType.JSON)
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
                        Map.of("A", "1")))
                .post("/api/instances")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void change(int id, Map<String, ?> fields) {
        given().contentType(ContentType.JSON)
                .body(fields)
                .put("/api/instances/" + id)
                .then()
                .statusCode(200);
    }
}
