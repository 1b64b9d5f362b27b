package dev.inferenceinstances.openapi;

import static dev.inferenceinstances.testing.Operator.signedIn;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The service does what its document says, on every database. In order, since the examples name the first instance. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class OpenApiContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String POOL = "/api/monitoring/db-pool";
    private static final String DRILLS = "/api/monitoring/drills";

    private ApiDocument document;

    @BeforeEach
    void fetch() {
        document = ApiDocument.fetch();
    }

    @Test
    @Order(1)
    void everyExampleOfABodyIsTaken() {
        for (ApiOperation operation : document.operations()) {
            operation.bodies().forEach((example, body) -> {
                Response answer =
                        operation.send(signedIn().contentType(ContentType.JSON).body(body.toString()));
                assertThat(answer.statusCode())
                        .as("%s with its example %s: %s", operation.name(), example, answer.asString())
                        .isBetween(200, 299);
                assertThat(answer.header("X-Ignored-Fields")).isNull();
                operation.check(answer);
                endDrills();
            });
        }
    }

    @Test
    @Order(2)
    void everyDefaultOfAnInstanceIsWhatItGets() {
        Response answer = signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "plain", "model_name", "m", "cluster_name", "c", "image_tag", "t"))
                .post("/api/instances");
        JsonNode registered = ApiDocument.parse(answer.asString());
        JsonNode fields = document.root().at("/components/schemas/NewInstance/properties");
        List<Map.Entry<String, JsonNode>> usual = fields.properties().stream()
                .filter(field -> field.getValue().has("default"))
                .toList();
        assertThat(usual)
                .hasSizeGreaterThan(20)
                .allSatisfy(field -> assertThat(registered.get(field.getKey()))
                        .as(field.getKey())
                        .isEqualTo(field.getValue().get("default")));
    }

    @Test
    @Order(3)
    void everyGetAnswersAsDocumented() {
        callEveryGet();
        startDrill("leak", 4);
        startDrill("hold", 2);
        try {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(signedIn().get(POOL + "/leaks").jsonPath().getInt("open"))
                        .isPositive();
                assertThat(signedIn().get(POOL + "/incidents").jsonPath().getList(""))
                        .isNotEmpty();
            });
            callEveryGet();
        } finally {
            endDrills();
        }
        callEveryGet();
        assertThat(document.operations().stream()
                        .filter(operation -> operation.path().endsWith("incidents/{id}"))
                        .map(operation -> operation.send(signedIn()).statusCode()))
                .containsExactly(200);
    }

    @Test
    @Order(4)
    void everyOtherMethodWithoutABodyAnswersAsDocumented() {
        List<ApiOperation> operations = document.operations().stream()
                .filter(operation ->
                        !operation.method().equals("get") && !operation.node().has("requestBody"))
                .toList();
        assertThat(operations).isNotEmpty();
        for (ApiOperation operation : operations) {
            Response answer = operation.send(signedIn());
            assertThat(answer.statusCode()).as(operation.name()).isBetween(200, 299);
            operation.check(answer);
        }
    }

    @Test
    @Order(5)
    void everyRefusalIsADocumentedProblem() {
        for (ApiOperation operation : document.operations()) {
            if (!operation.streams()) {
                operation.check(operation.send(given()));
            }
            if (operation.node().has("requestBody")) {
                operation.check(
                        operation.send(signedIn().contentType(ContentType.JSON).body("{\"")));
                operation.check(
                        operation.send(signedIn().contentType(ContentType.JSON).body("[]")));
                operation.check(
                        operation.send(signedIn().contentType(ContentType.TEXT).body("{}")));
            }
        }
    }

    /** It has no end, and so is looked at from outside: the status, the media type and the first line. */
    @Test
    @Order(6)
    void everyStreamAnswersAsDocumented() throws IOException {
        List<ApiOperation> streams =
                document.operations().stream().filter(ApiOperation::streams).toList();
        assertThat(streams).isNotEmpty();
        for (ApiOperation operation : streams) {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(RestAssured.baseURI + ":" + RestAssured.port + operation.path())
                            .toURL()
                            .openConnection();
            try (InputStream events = connection.getInputStream()) {
                assertThat(connection.getResponseCode()).isEqualTo(200);
                assertThat(connection.getContentType()).startsWith("text/event-stream");
                assertThat(new String(events.readNBytes(6), StandardCharsets.UTF_8))
                        .isEqualTo("retry:");
            }
            operation.check(operation.send(given().accept(ContentType.JSON)));
        }
    }

    private void callEveryGet() {
        for (ApiOperation operation : document.operations()) {
            if (operation.method().equals("get") && !operation.streams()) {
                callForEachMediaType(operation, () -> given());
                callForEachMediaType(operation, () -> signedIn());
            }
        }
    }

    private static void callForEachMediaType(ApiOperation operation, Supplier<RequestSpecification> caller) {
        List<String> mediaTypes = operation.mediaTypes("200");
        assertThat(mediaTypes).as(operation.name()).isNotEmpty();
        for (String mediaType : mediaTypes) {
            Response answer = operation.send(caller.get().accept(mediaType));
            operation.check(answer);
            if (answer.statusCode() == 200) {
                assertThat(answer.contentType()).as(operation.name()).startsWith(mediaType);
            }
        }
    }

    private static void startDrill(String kind, int connections) {
        signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("connections", connections, "seconds", 30))
                .post(DRILLS + "/" + kind)
                .then()
                .statusCode(202);
    }

    private static void endDrills() {
        signedIn().delete(DRILLS).then().statusCode(200);
    }
}
