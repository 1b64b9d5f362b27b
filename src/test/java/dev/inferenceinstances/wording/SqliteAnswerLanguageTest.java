package dev.inferenceinstances.wording;

import static dev.inferenceinstances.testing.Operator.signedIn;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.inferenceinstances.drill.DrillsOverHttp;
import dev.inferenceinstances.lease.PoolOverHttp;
import dev.inferenceinstances.testing.DrillProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which language readers are answered, over HTTP, on a pool of 3 + 2. No database says anything in it. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DrillProfile.Sqlite.class)
class SqliteAnswerLanguageTest {

    private static final String MONITORING = "/api/monitoring";
    private static final String POOL = MONITORING + "/db-pool";
    private static final String OF_A_CHINESE_BROWSER = "zh-CN,zh;q=0.9,en-US;q=0.8,en;q=0.7";
    private static final int A_MINUTE = 60;

    @AfterEach
    void allIsGivenBack() {
        DrillsOverHttp.end();
        PoolOverHttp.does("release");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/db-pool/warning-threshold",
                "/db-pool/diagnosis",
                "/db-pool/sizing",
                "/db-pool/incidents",
                "/db-pool/incidents/latest",
                "/db-sessions"
            })
    void onlySentencesFollowTheReader(String path) {
        leakThree();
        String url = MONITORING + path.replace("latest", latestIncident());
        Response english = when().get(url);
        Response chinese = inChinese().get(url);
        assertNamed(english.then().statusCode(200), Locale.ENGLISH);
        assertNamed(chinese.then().statusCode(200), Locale.CHINESE);
        Wording one = Wording.of(english.asString());
        Wording other = Wording.of(chinese.asString());
        assertThat(other.keys()).isEqualTo(one.keys());
        assertThat(other.codes()).isEqualTo(one.codes());
        assertThat(other.untranslated()).noneMatch(SqliteAnswerLanguageTest::isChinese);
        assertThat(one.sentences()).isNotEmpty().noneMatch(SqliteAnswerLanguageTest::isChinese);
        assertThat(other.sentences()).hasSameSizeAs(one.sentences()).allMatch(SqliteAnswerLanguageTest::isChinese);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/db-pool/warning-threshold", "/db-pool/diagnosis", "/db-pool/incidents/latest"})
    void plainTextFollowsTheReaderToo(String path) {
        leakThree();
        String url = MONITORING + path.replace("latest", latestIncident());
        ValidatableResponse chinese = inChinese().accept("text/plain").get(url).then();
        assertNamed(chinese.statusCode(200).contentType(startsWith("text/plain;charset=UTF-8")), Locale.CHINESE);
        assertThat(isChinese(chinese.extract().asString())).isTrue();
        assertThat(isChinese(given().accept("text/plain").get(url).asString())).isFalse();
    }

    @Test
    void theHealthyRecommendationOfTheContractIsThatOfWhoDoesNotAsk() {
        String recommendation = "recommendations[0]";
        when().get(POOL + "/warning-threshold")
                .then()
                .body(recommendation, equalTo("Connection pool configuration seems adequate"));
        inChinese().get(POOL + "/warning-threshold").then().body(recommendation, equalTo("连接池配置合理"));
    }

    @Test
    void anOperatorIsToldInTheSameLanguage() {
        assertNamed(resize(signedIn()), Locale.ENGLISH)
                .body(
                        "message",
                        equalTo(
                                "Resized from 3 + 2 to 3 + 2 until the service restarts; to keep it, set DB_POOL_SIZE=3 and DB_MAX_OVERFLOW=2"));
        assertNamed(resize(signedIn().header("Accept-Language", "zh")), Locale.CHINESE)
                .body("message", equalTo("连接池大小已从 3 + 2 调整为 3 + 2，服务重启后失效；要长期保留，设置 DB_POOL_SIZE=3、DB_MAX_OVERFLOW=2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh_CN", "zh;q=x", ";", "fr", "*"})
    void whatIsNotSpokenOrNotUnderstoodIsAnsweredInEnglish(String header) {
        assertNamed(
                given().header("Accept-Language", header)
                        .get(POOL + "/diagnosis")
                        .then()
                        .statusCode(200),
                Locale.ENGLISH);
    }

    @Test
    void severalHeadersCountAsOne() {
        assertNamed(
                given().header("Accept-Language", "en;q=0.5", "zh")
                        .get(POOL + "/diagnosis")
                        .then(),
                Locale.CHINESE);
    }

    @Test
    void aReportThatFailsACallerIsInItsLanguage() {
        DrillsOverHttp.start("hold", 3, A_MINUTE);
        await().untilAsserted(() -> assertNamed(
                inChinese()
                        .get(POOL + "/warning-threshold?fail_at=critical")
                        .then()
                        .statusCode(503),
                Locale.CHINESE));
    }

    @Test
    void problemsAndProbesStayEnglish() {
        ValidatableResponse problem = inChinese().get(POOL + "/incidents/0").then();
        problem.statusCode(404).header("Content-Language", emptyOrNullString());
        assertThat(isChinese(problem.extract().asString())).isFalse();
        ValidatableResponse refusal =
                inChinese().get(POOL + "?fail_at=never").then().statusCode(422);
        refusal.header("Content-Language", emptyOrNullString());
        ValidatableResponse probe = inChinese().get("/q/health").then();
        assertThat(probe.extract().asString()).contains("seems adequate");
    }

    /** Until all three are known to be leaked, the diagnosis says so, and there is an incident. */
    private static void leakThree() {
        IntStream.range(0, 3).forEach(number -> PoolOverHttp.does("leak/" + number));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            when().get(POOL + "/diagnosis")
                    .then()
                    .body("verdict", equalTo("leak"))
                    .body("findings[0].evidence.leaked_connections", equalTo(3));
            assertThat(latestIncident()).isNotEqualTo("null");
        });
    }

    private static String latestIncident() {
        return String.valueOf(when().get(POOL + "/incidents").jsonPath().<Object>get("[0].id"));
    }

    private static ValidatableResponse resize(RequestSpecification operator) {
        return operator.contentType(ContentType.JSON)
                .body("{\"pool_size\":3,\"max_overflow\":2}")
                .post(POOL + "/size")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse assertNamed(ValidatableResponse answer, Locale language) {
        List<String> varies = answer.extract().headers().getValues("Vary");
        assertThat(varies).contains("Accept-Language");
        return answer.header("Content-Language", equalTo(language.toLanguageTag()));
    }

    private static RequestSpecification inChinese() {
        return given().header("Accept-Language", OF_A_CHINESE_BROWSER);
    }

    private static boolean isChinese(String text) {
        return text.codePoints()
                .anyMatch(character -> Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN);
    }
}
