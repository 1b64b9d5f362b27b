package dev.inferenceinstances.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** The page where nobody can sign in, over one shared connection: the registry is open, and the pool cannot be changed. */
@QuarkusTest
@NeedsChromium
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqlitePageTest extends PageContract {

    @Test
    void anInstanceIsCreatedFoundChangedCopiedAndDeleted() {
        try (Reader reader = browsers.reader(service).open()) {
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
                    .contains("gone for good");
            reader.page().locator("dialog [type=submit]").click();
            reader.see("#instances .empty:visible");
            reader.page().getByLabel("Search by name").fill("page-1");
            reader.see("#instances .col-name:text-is('page-1')");
            reader.button("Delete page-1").click();
            reader.page().locator("dialog [type=submit]").click();
            reader.see("#instances .empty:visible");
        }
    }

    @Test
    void whoWantsToSignInLearnsWhatToSet() {
        try (Reader reader = browsers.reader(service).open()) {
            reader.button("Sign in").click();
            assertThat(reader.see("dialog").innerText())
                    .contains("Nobody can sign in to this service")
                    .contains("No credentials are configured: set AUTH_USERNAME");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsNotThereIsNotShown() {
        try (Reader reader = browsers.reader(service).open()) {
            reader.page().locator("#sessions").scrollIntoViewIfNeeded();
            reader.see("#sessions-count:text-is('SQLite has no server and no sessions')");
            assertThat(reader.page().locator(".room").isVisible()).isFalse();
            reader.page().locator("#sizing").scrollIntoViewIfNeeded();
            reader.see("#sizing-body.fixed");
            assertThat(reader.page().locator(".what-if").isVisible()).isFalse();
        }
    }

    private static void fill(Reader reader, String field, String value) {
        reader.page().locator("dialog [name=" + field + "]").fill(value);
    }
}
