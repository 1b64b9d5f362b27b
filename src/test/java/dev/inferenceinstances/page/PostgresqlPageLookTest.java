package dev.inferenceinstances.page;

import static dev.inferenceinstances.drill.DrillsOverHttp.end;
import static dev.inferenceinstances.drill.DrillsOverHttp.start;
import static dev.inferenceinstances.testing.Operator.signedIn;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Route;
import dev.inferenceinstances.testing.PageProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the page looks in each light, on each screen and in each language, with everything on it. */
@QuarkusTest
@NeedsChromium
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(PageProfile.class)
class PostgresqlPageLookTest extends PageContract {

    private static final String LONGEST = "w".repeat(255);

    private static final int A_MINUTE = 60;

    /** Each screen in each light and in each language, though not all at once in every way. */
    static Stream<Device> looks() {
        return Stream.of(
                Device.DESK, Device.DESK.inTheDark().inChinese(), Device.PHONE.inTheDark(), Device.PHONE.inChinese());
    }

    @AfterEach
    void endDrills() {
        end();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nothingIsWiderThanTheScreenComplainsOrAsksElsewhere(Device look) {
        start("leak", 2, 4);
        registerWithoutAPlaceToBreak();
        try (PageUser reader = browsers.reader(service, look).open().signIn()) {
            reader.see("#operations");
            assertThat(widthOf(reader)).isEqualTo(look.width());
            everythingIn(reader);
            reader.see("#instances .col-do");
            assertThat(widthOf(reader)).isEqualTo(look.width());
            assertThat(reader.complaints()).isEmpty();
            assertThat(reader.requests())
                    .allMatch(url -> URI.create(url).getScheme().equals("data")
                            || URI.create(url).getAuthority().equals(service.getAuthority()));
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void axeFindsNothing(Device look) {
        start("leak", 2, 4);
        awaitAnIncident();
        try (PageUser reader = browsers.reader(service, look).open().signIn()) {
            everythingIn(reader);
            axeFindsNothing(reader);
        }
    }

    /** What it shows is for who has signed in, and goes where the service no longer takes the credentials. */
    @Test
    void aHistoryFitsAPhoneNamesWhoChangedWhatAndEndsWithTheSession() {
        registerWithoutAPlaceToBreak();
        String at = "/api/instances/"
                + signedIn().get("/api/instances/name/" + LONGEST).jsonPath().getLong("id");
        String changed = "{\"image_tag\":\"%s\"}".formatted(UUID.randomUUID());
        signedIn().contentType(ContentType.JSON).body(changed).put(at).then().statusCode(200);
        Device phone = Device.PHONE.inTheDark().inChinese();
        try (PageUser reader = browsers.reader(service, phone).open().signIn()) {
            everythingIn(reader);
            reader.button("历史 " + LONGEST).click();
            reader.see("dialog li:has-text('操作者：operator') summary").click();
            reader.see("dialog .differences");
            axeFindsNothing(reader);
            assertThat(reader.page().locator("dialog").evaluate("it => it.scrollWidth <= it.clientWidth"))
                    .isEqualTo(true);
            reader.page().route("**/latest", route -> route.fulfill(new Route.FulfillOptions().setStatus(401)));
            reader.page().locator("dialog li button").first().click();
            reader.gone("dialog .history");
            reader.see("dialog:has-text('登录已失效')");
            axeFindsNothing(reader);
            reader.page().keyboard().press("Escape");
            reader.gone("dialog");
            reader.see("#instances .empty:visible");
        }
    }

    private static void axeFindsNothing(PageUser reader) {
        List<Rule> violations = new AxeBuilder(reader.page()).analyze().getViolations();
        assertThat(violations)
                .as(() -> violations.stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                        .toList()
                        .toString())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nothingJumpsWhileItLoads(Device look) {
        await("a verdict that stays as it is while the page is loaded")
                .atMost(Duration.ofSeconds(60))
                .until(() -> "healthy"
                        .equals(when().get("/api/monitoring/db-pool/diagnosis")
                                .jsonPath()
                                .getString("verdict")));
        try (PageUser reader = browsers.reader(service, look).open()) {
            reader.see("#leaks :is(.empty, .table):visible");
            Object shift = reader.page()
                    .evaluate("new Promise(done => new PerformanceObserver(list => done(list.getEntries()"
                            + ".filter(entry => !entry.hadRecentInput).reduce((sum, entry) => sum + entry.value, 0)))"
                            + ".observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => done(0), 500))");
            assertThat(((Number) shift).doubleValue()).isLessThan(0.01);
        }
    }

    @Test
    void theLanguageIsTheBrowsersUntilAnotherIsChosen() {
        try (PageUser reader = browsers.reader(service, Device.DESK.inChinese())) {
            // a browser in which windows cannot share one, so that the request is the page's own
            reader.page().addInitScript("delete self.SharedWorker");
            reader.open();
            assertThat(reader.page().locator("html").getAttribute("lang")).isEqualTo("zh-CN");
            assertThat(reader.text("#holders-title")).isEqualTo("占用者");
            reader.button("English").click();
            assertThat(reader.text("#holders-title")).isEqualTo("Holders");
            assertThat(reader.page().locator("html").getAttribute("lang")).isEqualTo("en");
            reader.page().reload();
            reader.see("#holders-title:text-is('Holders')");
            assertThat(reader.requests()).anyMatch(url -> url.endsWith("/stream?lang=en"));
        }
    }

    private static Object widthOf(PageUser reader) {
        return reader.page().evaluate("document.documentElement.scrollWidth");
    }

    /** An instance with the longest names that there may be; once it is there, the service refuses another. */
    private static void registerWithoutAPlaceToBreak() {
        signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("name", LONGEST, "model_name", LONGEST, "cluster_name", LONGEST, "image_tag", LONGEST))
                .post("/api/instances");
    }

    /** Scrolls past every part, so that each has asked for its figures, and opens what can be opened. */
    /** On a busy machine a drill of four seconds may be over before it is judged to be one. */
    private static void awaitAnIncident() {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(5))
                .until(() -> {
                    boolean there = !when().get("/api/monitoring/db-pool/incidents")
                            .jsonPath()
                            .getList("")
                            .isEmpty();
                    if (!there) {
                        end();
                        start("leak", 2, 4);
                    }
                    return there;
                });
    }

    private static void everythingIn(PageUser reader) {
        reader.see("#operations");
        for (String part : List.of(
                "holders", "leaks", "timings", "incidents", "sessions", "fleet", "sizing", "operations", "instances")) {
            reader.page().locator("#" + part).scrollIntoViewIfNeeded();
        }
        reader.see("#leaks tbody[data-key]");
        reader.see("#sessions tbody[data-key]");
        reader.see("#fleet tbody[data-key]");
        reader.see("#sizing .size");
        reader.see("#instances .tools");
        reader.page().locator("#leaks .more").first().click();
        reader.page().locator("#incidents summary").first().click();
        reader.see(".timeline");
        reader.page().locator(".drills summary").click();
    }
}
