package dev.inferenceinstances.page;

import static dev.inferenceinstances.drill.DrillsOverHttp.end;
import static dev.inferenceinstances.drill.DrillsOverHttp.start;
import static dev.inferenceinstances.testing.Operator.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import dev.inferenceinstances.testing.PicturesProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Takes the pictures of the docs into target/pictures. Is no test that a build runs: ./mvnw test -Dtest=PagePictures */
@QuarkusTest
@NeedsChromium
@TestProfile(PicturesProfile.class)
@TestMethodOrder(OrderAnnotation.class)
class PagePictures extends PageContract {

    /** So high that all of the chart is seen, down to how the requests ended. */
    private static final Device TALL = new Device(1440, 1300, 1, false, "en-GB");

    private static final Path FOLDER = Path.of("target", "pictures");
    private static final long LARGEST = 300_000;
    private static final Duration A_WHILE = Duration.ofSeconds(40);
    private static final int SECONDS = 60;

    private final ScheduledExecutorService traffic = Executors.newScheduledThreadPool(4);

    @BeforeEach
    void startTraffic() {
        for (String name : List.of("bert-prod", "whisper-eu", "llama-batch")) {
            signedIn()
                    .contentType(ContentType.JSON)
                    .body(
                            "{\"name\":\"%s\",\"model_name\":\"%s\",\"cluster_name\":\"gpu-east\",\"image_tag\":\"v1.4.2\"}"
                                    .formatted(name, name.split("-")[0]))
                    .post("/api/instances");
        }
        for (int client = 0; client < 4; client++) {
            traffic.scheduleWithFixedDelay(
                    () -> signedIn().get("/api/instances"), client * 37L, 150, TimeUnit.MILLISECONDS);
        }
        Instant begin = Instant.now();
        await().atMost(A_WHILE.multipliedBy(2))
                .until(() -> Duration.between(begin, Instant.now()).compareTo(A_WHILE) > 0);
    }

    @AfterEach
    void endAll() {
        traffic.shutdownNow();
        end();
    }

    @Test
    @Order(1)
    void healthy() throws Exception {
        try (PageUser reader = browsers.reader(service, TALL).open()) {
            reader.see("#verdict[data-severity=ok]");
            take(reader, "page-healthy.png");
        }
    }

    @Test
    @Order(2)
    void leak() throws Exception {
        start("leak", 6, SECONDS / 2);
        try (PageUser desk = browsers.reader(service, TALL.inTheDark()).open();
                PageUser phone =
                        browsers.reader(service, Device.PHONE.inTheDark()).open()) {
            desk.see("#verdict-explanation:has-text('6 connections')");
            take(desk, "page-leak.png");
            take(phone, "page-phone.png");
        }
    }

    @Test
    @Order(3)
    void exhausted() throws Exception {
        start("hold", 34, SECONDS);
        try (PageUser english = browsers.reader(service, TALL).open();
                PageUser chinese = browsers.reader(service, TALL.inChinese()).open()) {
            english.see("#verdict-explanation:has-text('stay so')");
            english.see("#held .held-age:text-matches('longest [1-5][0-9] s')");
            take(english, "page-exhausted.png");
            chinese.see("#verdict[data-severity=critical]");
            take(chinese, "page-chinese.png");
        }
    }

    private static void take(PageUser reader, String name) throws Exception {
        reader.page().locator("#chart-windows input[value='5m']").check();
        reader.see("#chart-at:not(:empty)");
        reader.page().evaluate("scrollTo({top: 0, behavior: 'instant'})"); // a phone had to go down to the choice
        Path file = FOLDER.resolve(name);
        reader.page().screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(Files.size(file)).isLessThan(LARGEST);
    }
}
