package dev.inferenceinstances.page;

import static dev.inferenceinstances.drill.DrillsOverHttp.end;
import static dev.inferenceinstances.lease.PoolOverHttp.report;
import static dev.inferenceinstances.testing.CredentialsProfile.PASSWORD;
import static dev.inferenceinstances.testing.Operator.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import dev.inferenceinstances.testing.CredentialsProfile;
import dev.inferenceinstances.testing.PageProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an operator does on the page, by hand and by keyboard alone. */
@QuarkusTest
@NeedsChromium
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(PageProfile.class)
class PostgresqlPageUseTest extends PageContract {

    @AfterEach
    void resizeAsItWas() {
        signedIn()
                .contentType(ContentType.JSON)
                .body("{\"pool_size\":3,\"max_overflow\":2}")
                .post("/api/monitoring/db-pool/size")
                .then()
                .statusCode(200);
    }

    @Test
    void operationsAppearWithTheSignInAndResizeThePool() {
        try (PageUser reader = browsers.reader(service).open()) {
            assertThat(reader.page().locator("#operations").isVisible()).isFalse();
            assertThat(reader.see("#instances .empty").innerText()).contains("once you have signed in");
            reader.see("#instances .empty button").click();
            assertThat(reader.see("dialog").innerText()).doesNotContain("[object");
            reader.page().keyboard().press("Escape");
            reader.signIn();
            reader.see("#operations");
            resize(reader, "4", "2");
            reader.see("#operations .outcome-line:has-text('4 + 2')");
            assertThat(report().getInt("pool_size")).isEqualTo(4);
            reader.see("#database:has-text('4 + 2')");
            resize(reader, "3", "2");
            reader.see("#database:has-text('3 + 2')");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void aSizeThatCannotBeIsRefusedAtItsFieldAndOneWithoutRoomMayBeForced() {
        try (PageUser reader = browsers.reader(service).open().signIn()) {
            reader.see("#operations");
            resize(reader, "0", "2");
            reader.see("#operations .field-error:has-text('pool_size must be greater than or equal to 1')");
            resize(reader, "900", "2");
            assertThat(reader.see("dialog").innerText())
                    .contains("the server has room for")
                    .contains("Resize all the same");
            reader.page().keyboard().press("Escape");
            reader.gone("dialog");
            assertThat(report().getInt("pool_size")).isEqualTo(3);
        }
    }

    @Test
    void aSizeIsDraggedAndTheServicePredictsItsWait() {
        try (PageUser reader = browsers.reader(service).open()) {
            reader.page().locator("#sizing").scrollIntoViewIfNeeded();
            reader.see("#sizing .outcome-label:has-text('3 + 2')");
            reader.page().locator("#sizing [name=pool_size]").focus();
            reader.page().keyboard().press("ArrowRight");
            reader.see("#sizing .outcome-label:has-text('4 + 2')");
            assertThat(reader.requests()).anyMatch(url -> url.endsWith("/sizing?pool_size=4&max_overflow=2"));
        }
    }

    @Test
    void closingEveryConnectionIsAskedFirst() {
        try (PageUser reader = browsers.reader(service).open().signIn()) {
            reader.button("Close all now").click();
            assertThat(reader.see("dialog").innerText()).contains("their requests fail");
            reader.page().locator("dialog [type=submit]").click();
            assertThat(reader.see("#operations .outcome-line:not(:empty)").innerText())
                    .isNotBlank();
        }
    }

    @Test
    void aDrillIsStartedSeenAndEnded() {
        try (PageUser reader = browsers.reader(service).open().signIn()) {
            reader.page().getByText("Fire drills").click();
            reader.page().locator(".drills [name=kind]").selectOption("hold");
            reader.page().locator(".drills [name=connections]").fill("2");
            reader.button("Start the drill").click();
            reader.see(".running li:has-text('Hold without work, 2 connections')");
            reader.see("#holders .col-holder:text-is('drill hold')");
            reader.button("End all drills").click();
            reader.see(".drills .outcome-line:has-text('1 ended')");
            await().until(() -> report().getInt("checked_out") == 0);
        } finally {
            end();
        }
    }

    @Test
    void wrongCredentialsAreSaidAndNoneAreKept() {
        try (PageUser reader = browsers.reader(service).open()) {
            reader.signIn("wrong");
            assertThat(reader.see("dialog .problem:not(:empty)").innerText())
                    .isEqualTo("The user name or the password is wrong");
            reader.page().locator("dialog [name=password]").fill(PASSWORD);
            reader.page().keyboard().press("Enter");
            reader.see("#operations");
            String stored = (String)
                    reader.page().evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])");
            assertThat(stored).isEqualTo("[{},{},\"\"]");
            reader.page().reload();
            reader.see("#sign-in-button:text-is('Sign in')");
        }
    }

    @Test
    void aPasswordIsSentToNothingElseUntilItIsVerifiedAndALateRefusalEndsNoSession() {
        try (PageUser reader = browsers.reader(service)) {
            Page page = reader.page();
            List<Route> verifications = new ArrayList<>();
            List<Route> late = new ArrayList<>();
            page.route("**/api/auth/verify", verifications::add);
            reader.open().signIn("outdated");
            page.locator("#timings").scrollIntoViewIfNeeded();
            Request poll =
                    page.waitForRequest("**/timings*", () -> page.waitForCondition(() -> !verifications.isEmpty()));
            assertThat(poll.headers()).doesNotContainKey("authorization");
            page.route("**/leaks", route -> {
                if (route.request().headers().containsKey("authorization")) {
                    late.add(route);
                } else {
                    route.resume();
                }
            });
            verifications.get(0).fulfill(new Route.FulfillOptions().setBody("{\"username\":\"before\"}"));
            reader.see("#operations");
            page.waitForCondition(() -> !late.isEmpty());
            page.unroute("**/api/auth/verify");
            page.unroute("**/leaks");
            reader.button("Sign out before").click();
            reader.signIn();
            reader.see("#operations");
            page.waitForResponse("**/leaks", () -> late.get(0).fulfill(new Route.FulfillOptions().setStatus(401)));
            page.waitForCondition(() -> page.locator("#leaks .problem:empty").count() == 1);
            assertThat(reader.text("#sign-in-button")).isEqualTo("Sign out operator");
        }
    }

    @Test
    void aRowThatMovesKeepsTheFocusAndSoDoesTheLanguage() {
        try (PageUser reader = browsers.reader(service).open()) {
            assertThat(reader.page()
                            .evaluate("async () => {"
                                    + " const { element, keep } = await import('/js/dom.js');"
                                    + " const list = element('div'); document.body.append(list);"
                                    + " const show = keys => keep(list, keys, key => key, key => element('button', {}, key));"
                                    + " const focused = () => document.activeElement.innerText;"
                                    + " show(['gone', 'b', 'c']); list.children[1].focus();"
                                    + " let lost = 0; list.addEventListener('focusout', () => lost++);"
                                    + " show(['b', 'c']); const stayed = focused() + lost;"
                                    + " show(['c', 'b']); return [stayed, focused(), list.innerText]; }"))
                    .isEqualTo(List.of("b0", "b", "cb"));
            reader.button("中文").focus();
            reader.page().keyboard().press("Enter");
            reader.seeFocusOn("中文");
        }
    }

    @Test
    void theVerdictStaysWhileTheLanguageChanges() {
        try (PageUser reader = browsers.reader(service).open()) {
            String verdict = (String) reader.page()
                    .evaluate("document.querySelector('[lang=zh-CN]').click(), document.querySelector('h1').innerText");
            assertThat(verdict).isNotEqualTo("正在等待首次读数").matches("\\p{IsHan}+");
        }
    }

    @Test
    void theKeyboardIsEnough() {
        try (PageUser reader = browsers.reader(service).open()) {
            Page page = reader.page();
            Keyboard keyboard = page.keyboard();
            keyboard.press("Tab");
            reader.seeFocusOn("Skip to the verdict");
            walkTo(reader, "Sign in");
            keyboard.press("Enter");
            reader.see("dialog");
            keyboard.type(CredentialsProfile.USERNAME);
            keyboard.press("Tab");
            keyboard.type(PASSWORD);
            keyboard.press("Enter");
            reader.see("#operations");
            reader.seeFocusOn("Sign out operator");
            walkTo(reader, "Connections");
            keyboard.press("ArrowLeft");
            Locator plot = page.locator("#plot-connections");
            await().pollInSameThread().untilAsserted(() -> {
                assertThat(Integer.parseInt(plot.getAttribute("aria-valuenow")))
                        .isLessThan(Integer.parseInt(plot.getAttribute("aria-valuemax")));
                assertThat(plot.getAttribute("aria-valuetext")).contains("borrowed");
            });
            walkTo(reader, "New instance");
            keyboard.press("Enter");
            reader.see("dialog.wide");
            keyboard.press("Escape");
            reader.seeFocusOn("New instance");
        }
    }

    private static void resize(PageUser reader, String size, String overflow) {
        reader.page().locator("#operations [name=pool_size]").fill(size);
        reader.page().locator("#operations [name=max_overflow]").fill(overflow);
        reader.button("Resize the pool").click();
    }

    /** Presses Tab until what has this name has the focus. */
    private static void walkTo(PageUser reader, String name) {
        for (int presses = 0; presses < 150; presses++) {
            if (reader.focused().equals(name)) {
                return;
            }
            reader.page().keyboard().press("Tab");
        }
        throw new AssertionError("No Tab leads to " + name);
    }
}
