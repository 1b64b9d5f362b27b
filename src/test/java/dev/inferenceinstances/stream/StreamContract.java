package dev.inferenceinstances.stream;

import static dev.inferenceinstances.lease.PoolOverHttp.does;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.lease.PoolOverHttp;
import dev.inferenceinstances.stream.StreamClient.Received;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page that reads the stream relies on, on every database. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class StreamContract {

    private static final String POOL = "/api/monitoring/db-pool";
    private static final String LEAK_ROUTE = "POST /test/leases/leak/{number}";

    @AfterEach
    void everythingIsGivenBack() {
        does("release");
    }

    @Test
    void beginsWithTheVerdictAndTellsTheReadingEachSecond() {
        try (StreamClient client = StreamClient.open()) {
            client.awaits("reading");
            await().atMost(StreamClient.PATIENCE)
                    .until(() -> client.received().stream()
                                    .filter(each -> each.isA("reading"))
                                    .count()
                            >= 3);
            assertThat(client.lines()).startsWith("retry: 2000", "");
            assertThat(client.received().get(0).event()).isEqualTo("verdict");
            assertThat(client.received().get(1).event()).isEqualTo("reading");
            assertThat(client.received())
                    .extracting(Received::sequence)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(client.received().stream().filter(each -> each.isA("reading")))
                    .extracting(each -> each.json().getString("at"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void saysWhatTheReportsSay() {
        try (StreamClient client = StreamClient.open()) {
            JsonPath verdict = client.awaits("verdict").json();
            assertThat(keys(verdict, "")).isEqualTo(keys(get("/diagnosis"), ""));
            JsonPath reading = client.awaits(
                            each -> each.isA("reading") && each.json().get("sample") != null)
                    .json();
            assertThat(keys(reading, ""))
                    .containsExactly("at", "pool", "warnings", "recommendations", "verdict", "severity", "sample");
            assertThat(keys(reading, "pool")).isEqualTo(keys(get(""), ""));
            assertThat(keys(reading, "sample")).isEqualTo(keys(get("/history"), "samples[-1]"));
            assertThat(reading.getString("verdict")).isEqualTo(verdict.getString("verdict"));
            assertThat(reading.getString("severity")).isEqualTo(verdict.getString("severity"));
            assertThat(reading.getString("pool.database_type")).isEqualTo(get("").getString("database_type"));
            assertThat(reading.getList("recommendations"))
                    .isEqualTo(get("/warning-threshold").getList("recommendations"));
        }
    }

    @Test
    void tellsEachReaderInItsLanguage() {
        try (StreamClient english = StreamClient.open();
                StreamClient chinese = StreamClient.open("", Map.of("Accept-Language", "zh-CN,en;q=0.5"))) {
            JsonPath one = english.awaits("reading").json();
            JsonPath other = chinese.awaits("reading").json();
            assertThat(keys(other, "")).isEqualTo(keys(one, ""));
            assertThat(one.getList("recommendations")).containsExactly("Connection pool configuration seems adequate");
            assertThat(other.getList("recommendations")).containsExactly("连接池配置合理");
            assertThat(english.headers().firstValue("Content-Language")).contains("en");
            assertThat(chinese.headers().firstValue("Content-Language")).contains("zh");
            assertThat(chinese.headers().firstValue("Vary"))
                    .hasValueSatisfying(vary -> assertThat(vary).isEqualToIgnoringCase("Accept-Language"));
        }
    }

    @Test
    void theLanguageThatAReaderChoseOnThePageCountsForMoreThanItsBrowsers() {
        try (StreamClient client = StreamClient.open("?lang=zh", Map.of("Accept-Language", "en"))) {
            assertThat(client.awaits("reading").json().getList("recommendations"))
                    .containsExactly("连接池配置合理");
            assertThat(client.headers().firstValue("Content-Language")).contains("zh");
        }
    }

    /** The first, since the leaks of the others would be the same incident for half a minute. */
    @Test
    @Order(1)
    void tellsOfALeakAndItsIncidentAndTheirEnds() {
        await("the leaks before are forgotten").atMost(StreamClient.PATIENCE).until(() -> incidentsOpen() == 0);
        try (StreamClient client = StreamClient.open()) {
            client.awaits("reading");
            does("leak/1");
            does("release");
            long first = client.awaits("leak").json().getLong("id");
            does("leak/2");
            JsonPath found = client.awaits(
                            each -> each.isA("leak") && each.json().getLong("id") != first)
                    .json();
            assertThat(found.getString("holder")).isEqualTo(LEAK_ROUTE);
            assertThat(found.getString("returned_at")).isNull();
            assertThat(keys(found, "")).isEqualTo(keys(PoolOverHttp.leaks(), "leaks[0]"));
            assertThat(found.getList("stack"))
                    .as("a holder that has leaked before leaves its stack, which the stream shows to nobody")
                    .isNull();
            assertThat(client.awaits(
                                    each -> each.isA("verdict") && verdict(each).equals("leak"))
                            .json()
                            .getString("summary"))
                    .contains(LEAK_ROUTE);
            JsonPath incident = client.awaits("incident").json();
            assertThat(incident.getString("code")).isEqualTo("leak");
            assertThat(incident.getString("ended_at")).isNull();
            assertThat(keys(incident, "")).isEqualTo(keys(get("/incidents"), "[0]"));

            does("release");
            JsonPath over = client.awaits(each -> each.isA("leak")
                            && each.json().getLong("id") == found.getLong("id")
                            && each.json().get("returned_at") != null)
                    .json();
            assertThat(over.getString("holder")).isEqualTo(LEAK_ROUTE);
            JsonPath ended = client.awaits(
                            each -> each.isA("incident") && each.json().get("ended_at") != null)
                    .json();
            assertThat(ended.getLong("id")).isEqualTo(incident.getLong("id"));
        }
    }

    @Test
    void goesOnWhereAClientLeftIt() {
        try (StreamClient witness = StreamClient.open()) {
            StreamClient before = StreamClient.open();
            Received last = before.awaits("reading");
            before.close();
            does("leak/3");
            witness.awaits("leak");
            does("release");
            Received over =
                    witness.awaits(each -> each.isA("leak") && each.json().get("returned_at") != null);
            witness.awaits(each -> each.isA("reading") && each.sequence() > over.sequence());
            try (StreamClient byHeader = StreamClient.open("", Map.of("Last-Event-ID", last.id()));
                    StreamClient byQuery = StreamClient.open("?last_event_id=" + last.id(), Map.of())) {
                byHeader.awaits("reading");
                byQuery.awaits("reading");
                await().atMost(StreamClient.PATIENCE).untilAsserted(() -> {
                    assertThat(witness.keptAfter(last.sequence())).hasSizeGreaterThanOrEqualTo(2);
                    assertThat(byHeader.keptAfter(last.sequence())).isEqualTo(witness.keptAfter(last.sequence()));
                    assertThat(byQuery.keptAfter(last.sequence())).isEqualTo(witness.keptAfter(last.sequence()));
                });
            }
        }
    }

    @Test
    void theOpeningVerdictDoesNotTakeAClientBack() {
        try (StreamClient before = StreamClient.open()) {
            Received reading = before.awaits("reading");
            Received last = before.awaits(each -> each.isA("reading") && each.sequence() > reading.sequence());
            try (StreamClient after = StreamClient.open("", Map.of("Last-Event-ID", last.id()))) {
                assertThat(after.awaits("verdict").sequence()).isGreaterThanOrEqualTo(last.sequence());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1", "nonsense", ""})
    void startsAfreshForAnIdOfAnotherRun(String id) {
        does("leak/4");
        does("release");
        try (StreamClient client = StreamClient.open("", Map.of("Last-Event-ID", id))) {
            client.awaits("reading");
            assertThat(client.received().get(0).event()).isEqualTo("verdict");
            assertThat(client.received().get(1).event()).isEqualTo("reading");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void hasTheHeadersOfAStreamAndOfEveryAnswer(String slash) {
        try (StreamClient client = StreamClient.open(slash, Map.of("X-Request-Id", "page-1"))) {
            assertThat(client.status()).isEqualTo(200);
            assertThat(client.headers().map())
                    .containsEntry("content-type", List.of("text/event-stream; charset=utf-8"))
                    .containsEntry("cache-control", List.of("no-cache, no-store"))
                    .containsEntry("x-accel-buffering", List.of("no"))
                    .containsEntry("x-request-id", List.of("page-1"))
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsKeys("content-security-policy", "referrer-policy", "x-frame-options");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void refusesWhatIsNoStream(String slash) {
        String path = StreamRoute.PATH + slash;
        given().accept("text/event-stream").head(path).then().statusCode(200);
        given().accept("application/json")
                .get(path)
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("detail", equalTo("This path answers with text/event-stream only"));
        when().post(path)
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .header("Allow", equalTo("GET, HEAD"));
    }

    private static String verdict(Received verdict) {
        return verdict.json().getString("verdict");
    }

    private static long incidentsOpen() {
        return get("/incidents").getList("ended_at").stream()
                .filter(at -> at == null)
                .count();
    }

    private static List<Object> keys(JsonPath json, String path) {
        return List.copyOf(json.getMap(path).keySet());
    }

    private static JsonPath get(String path) {
        return when().get(POOL + path).then().statusCode(200).extract().jsonPath();
    }
}
