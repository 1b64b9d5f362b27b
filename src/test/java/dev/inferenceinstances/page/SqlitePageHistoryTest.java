package dev.inferenceinstances.page;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What became of an instance, read on the page, and the way back. */
@QuarkusTest
@NeedsChromium
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqlitePageHistoryTest extends PageContract {

    @Test
    void theHistoryIsReadComparedAndRolledBackByKeyboardAlone() {
        change(register("past"), "v2");
        try (PageUser reader = browsers.reader(service).open()) {
            Keyboard keyboard = reader.page().keyboard();
            reader.page().locator("#instances").scrollIntoViewIfNeeded();
            reader.button("History past").focus();
            keyboard.press("Enter");
            reader.see("dialog li:has-text('created')");
            reader.page().locator("dialog summary:text-is('image_tag')").focus();
            keyboard.press("Enter");
            assertThat(reader.see("dialog .differences tbody").innerText().split("\\s+"))
                    .containsExactly("image_tag", "v1", "v2");
            reader.page().locator("dialog li:has-text('created') button").focus();
            keyboard.press("Enter");
            assertThat(reader.see("dialog [role=status] .differences tbody")
                            .innerText()
                            .split("\\s+"))
                    .containsExactly("image_tag", "v2", "v1");
            keyboard.press("Tab");
            reader.seeFocusOn("Roll back");
            keyboard.press("Enter");
            reader.see("dialog li:has-text('rolled back')");
            assertThat(reader.focused()).startsWith("Roll back to ");
            keyboard.press("Escape");
            reader.seeFocusOn("History past");
            reader.see("#instances tr:has-text('past') .col-image:text-is('v1')");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void whatWasDeletedIsBroughtBack() {
        when().delete("/api/instances/" + register("gone")).then().statusCode(204);
        try (PageUser reader = browsers.reader(service).open()) {
            reader.page().locator("#instances").scrollIntoViewIfNeeded();
            reader.button("Deleted").click();
            reader.see("dialog li:has-text('gone') button").click();
            reader.see("dialog:has-text('comes back with its id') p:text-is('Nothing differs.')");
            reader.page().locator("dialog [type=submit]").click();
            reader.see("#instances .col-name:text-is('gone')");
        }
    }

    @Test
    void olderEntriesAreShownWhenTheyAreAskedFor() {
        long id = register("busy");
        for (int version = 2; version <= 25; version++) {
            change(id, "v" + version);
        }
        try (PageUser reader = browsers.reader(service).open()) {
            reader.page().locator("#instances").scrollIntoViewIfNeeded();
            reader.button("History busy").click();
            reader.see("dialog li:nth-child(20)");
            assertThat(reader.page().locator("dialog li").count()).isEqualTo(20);
            reader.page().locator("dialog li:nth-child(20) summary").click();
            reader.see("dialog .differences .before:text-is('v5')");
            reader.page().locator("dialog").getByText("Older").click();
            reader.see("dialog li:nth-child(25):has-text('created')");
            assertThat(reader.focused()).startsWith("Roll back to ");
        }
    }

    private static long register(String name) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "model_name", "bert", "cluster_name", "c", "image_tag", "v1"))
                .post("/api/instances")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private static void change(long id, String imageTag) {
        given().contentType(ContentType.JSON)
                .body(Map.of("image_tag", imageTag))
                .put("/api/instances/" + id)
                .then()
                .statusCode(200);
    }
}
