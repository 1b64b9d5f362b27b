package dev.inferenceinstances.page;

import static dev.inferenceinstances.drill.DrillsOverHttp.end;
import static dev.inferenceinstances.drill.DrillsOverHttp.start;
import static dev.inferenceinstances.lease.PoolOverHttp.history;
import static dev.inferenceinstances.lease.PoolOverHttp.leaks;
import static dev.inferenceinstances.testing.Operator.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.inferenceinstances.testing.PageProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page during trouble: a leak, a connection that is cut, a tab that nobody sees. */
@QuarkusTest
@NeedsChromium
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(PageProfile.class)
class PostgresqlPageTest extends PageContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int A_MINUTE = 60;
    private static final String INSTANCES = "/api/instances";

    @AfterEach
    void endDrills() {
        end();
    }

    @Test
    void aLeakIsSeenWithItsRouteAndTheVerdictWhileItHappens() {
        try (PageUser reader = browsers.reader(service).open()) {
            reader.see("#verdict-word:not(:text-is('Connections leak'))");
            Instant begin = Instant.now();
            start("leak", 4, 16);
            reader.see("#leaks tbody:has-text('not back') .col-holder:text-is('drill leak')");
            Instant route = Instant.now();
            reader.see("#verdict-word:text-is('Connections leak')");
            Instant found = leaks().getList("leaks.detected_at", String.class).stream()
                    .map(Instant::parse)
                    .filter(begin::isBefore)
                    .min(Instant::compareTo)
                    .orElseThrow();
            System.out.printf(
                    "The first leak was on the page after %d ms, the verdict after %d ms%n",
                    Duration.between(found, route).toMillis(),
                    Duration.between(found, Instant.now()).toMillis());
            assertThat(reader.text("#verdict-explanation")).contains("drill leak");
            assertThat(reader.text("#verdict-action")).startsWith("Mend drill leak");
            reader.see("#held li:has-text('drill leak'):has-text('leaked')");
            reader.see("#cells .leaked");
            assertThat(reader.page().title()).startsWith("Connections leak · ");
            reader.see("#holders .col-state:has-text('leaked')");
            reader.see("#incidents summary:has-text('Connections leak')");
            end();
            reader.gone("#leaks .badge:text-is('not back')");
            reader.see("#holders .empty:visible");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void howRequestsEndedIsSeenInTheStripWithItsNumbers() {
        signedIn().get(INSTANCES).then().statusCode(200);
        start("hold", 5, A_MINUTE);
        try (PageUser reader = browsers.reader(service).open()) {
            Locator strip = reader.page().locator("#plot-requests");
            strip.focus();
            signedIn().get(INSTANCES).then().statusCode(503);
            await().pollInSameThread().atMost(PATIENCE).untilAsserted(() -> {
                walkUntil(strip, ".*[1-9] pool time-out.*");
                assertThat(reader.text("#chart-outcomes")).isEqualTo("1 pool time-out");
                assertThat(reader.text("#figure-faults")).isEqualTo("1");
                assertThat(reader.text("#figure-served")).isEqualTo("0");
            });
            end();
            signedIn().get(INSTANCES).then().statusCode(200);
            await().pollInSameThread().atMost(PATIENCE).untilAsserted(() -> {
                walkUntil(strip, ".*[1-9] ok.*");
                assertThat(reader.text("#figure-faults")).isEqualTo("0");
                assertThat(reader.text("#figure-served")).isNotEqualTo("0");
            });
            assertThat(reader.page()
                            .evaluate("import('/js/outcomes.js').then(({ told }) =>"
                                    + " told({ ok: 12, read_only: 3, client_error: 20, shed: 4 }))"))
                    .isEqualTo("4 shed · 3 read-only · 20 client's fault · 12 ok");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    /** Presses keys in a plot, back from its end, until what is read out of it matches. */
    private static void walkUntil(Locator plot, String told) {
        await().pollInSameThread().atMost(PATIENCE).until(() -> {
            plot.press("End");
            for (int steps = 0; steps < 20; steps++) {
                plot.press("ArrowLeft");
                if (plot.getAttribute("aria-valuetext").matches(told)) {
                    return true;
                }
            }
            return false;
        });
    }

    @Test
    void anIncidentIsToldAndCopiedAsText() {
        start("leak", 4, 16);
        await().atMost(PATIENCE).until(() -> leaks().getInt("open") > 0);
        try (PageUser reader = browsers.reader(service).open()) {
            reader.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            reader.see("#incidents summary:has-text('Connections leak'):has-text('open')")
                    .click();
            assertThat(reader.see("#incidents [open] .timeline").innerText())
                    .contains("The minute before")
                    .containsPattern("Requests in the minute before\\s(No request ended|\\d+ [a-z])")
                    .contains("It goes on");
            reader.button("Copy as text").click();
            reader.see("#incidents [role=status]:text-is('Copied')");
            assertThat((String) reader.page().evaluate("navigator.clipboard.readText()"))
                    .startsWith("Incident ")
                    .contains("leak (warning)")
                    .contains("drill leak");
            reader.page()
                    .evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined });"
                            + " document.execCommand = () => false");
            reader.button("Copy as text").click();
            reader.see("#incidents [role=status]:text-is('The browser does not let this page copy')");
            reader.seeFocusOn("Copy as text");
        }
    }

    @Test
    void theStackIsForWhoHasSignedIn() {
        int before = leaks().getInt("leaked_total");
        start("leak", 2, 4);
        await().atMost(PATIENCE).until(() -> leaks().getInt("leaked_total") == before + 2);
        // the second, since the first borrow came before the suspicion
        long second = leaks().getList("leaks.id", Long.class).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
        try (PageUser reader = browsers.reader(service).open()) {
            Locator leak = reader.see("#leaks tbody[data-key='%d']".formatted(second));
            leak.getByText("Details").first().click();
            assertThat(leak.locator(".detail").innerText()).contains("The stack is shown to who has signed in");
            reader.signIn();
            assertThat(leak.locator(".stack").innerText()).contains("at dev.inferenceinstances.exercise.");
            assertThat(reader.page()
                            .evaluate("document.querySelector('#sign-in-button').click(),"
                                    + " document.querySelectorAll('.stack').length"))
                    .isEqualTo(0);
        }
    }

    @Test
    void aLostConnectionIsSaidWithTheAgeOfTheFiguresAndComesBackByItself() throws IOException {
        try (Wire wire = new Wire(service);
                PageUser reader = browsers.reader(wire.uri()).open()) {
            assertThat(reader.page().locator("#lost").isVisible()).isFalse();
            wire.cut();
            reader.see("#lost");
            assertThat(reader.text("#lost-word")).startsWith("No connection to the service");
            await().pollInSameThread()
                    .untilAsserted(() -> assertThat(reader.text("#lost-age")).matches("They are [2-9] s old, from .*"));
            wire.mend();
            reader.gone("#lost");
            start("hold", 2, A_MINUTE);
            reader.see("#holders .col-holder:text-is('drill hold')");
        }
    }

    @Test
    void aQuestionWithoutAnAnswerIsGivenUpAndSaidInItsPart() {
        try (PageUser reader = browsers.reader(service)) {
            reader.page()
                    .addInitScript(
                            "AbortSignal.timeout = (real => ms => real.call(AbortSignal, ms / 100))(AbortSignal.timeout)");
            reader.page().route("**/leaks", route -> {});
            reader.open().see("#leaks .problem:text-is('The service did not answer')");
            assertThat(reader.text("#leaks .empty")).isEqualTo("The service has not answered yet.");
            reader.page().unroute("**/leaks");
            reader.page().evaluate("document.dispatchEvent(new Event('signed-in-or-out'))");
            reader.page()
                    .waitForCondition(
                            () -> reader.page().locator("#leaks .problem:empty").count() == 1);
            assertThat(
                            reader.page()
                                    .evaluate(
                                            "import('/js/poll.js').then(poll => poll.sinceAnswer(performance.now() - 99999, 10000))"))
                    .isEqualTo(20_000);
        }
    }

    @Test
    void aLongWindowIsAskedForOnceWhileItsAnswerIsUnderWay() {
        try (PageUser reader = browsers.reader(service).open()) {
            reader.page().route("**/history?window=24h", route -> {});
            reader.page().locator("#chart-windows input[value='24h']").check();
            for (int verdict = 0; verdict < 2; verdict++) {
                // asked for with every fifth reading
                reader.page().waitForRequest("**/diagnosis", () -> {});
            }
            assertThat(reader.requests())
                    .filteredOn(url -> url.endsWith("window=24h"))
                    .hasSize(1);
        }
    }

    @Test
    void aHiddenTabStopsAskingAndReturns() {
        try (PageUser reader = browsers.reader(service).open()) {
            reader.see("#now-borrowed b:text-is('0')");
            hide(reader.page(), true);
            int secondsBefore = secondsWithTwo();
            List<String> before = List.copyOf(reader.requests());
            start("hold", 2, A_MINUTE);
            await().atMost(PATIENCE).until(() -> secondsWithTwo() >= secondsBefore + 3);
            assertThat(reader.text("#now-borrowed b")).isEqualTo("0");
            assertThat(reader.requests()).isEqualTo(before);
            assertThat(reader.page().locator("#lost").isVisible()).isFalse();
            hide(reader.page(), false);
            reader.see("#holders .col-holder:text-is('drill hold')");
            reader.see("#now-borrowed b:text-is('2')");
            assertThat(reader.complaints()).isEmpty();
        }
    }

    private static int secondsWithTwo() {
        return history().getList("samples.findAll { it.checked_out == 2 }").size();
    }

    /** What a browser does when another tab comes to the front; a browser without a screen never does. */
    private static void hide(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }
}
