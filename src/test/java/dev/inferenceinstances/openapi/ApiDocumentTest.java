package dev.inferenceinstances.openapi;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inferenceinstances.testing.DatabaseProfile;
import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document is whole: as its standard wants it, with a word on everything, and with every endpoint and no other. */
@QuarkusTest
@TestProfile(DatabaseProfile.Sqlite.class)
class ApiDocumentTest {

    private static final String BODIES = "(NewInstance|\\w+Patch|\\w+Request)\\..*";
    private static final Pattern NULL = Pattern.compile("\\bnull\\b", Pattern.CASE_INSENSITIVE);

    private ApiDocument document;

    @BeforeEach
    void fetch() {
        document = ApiDocument.fetch();
    }

    @Test
    void itIsValid() {
        assertThat(document.root().get("openapi").asText()).startsWith("3.1");
        assertThat(new OpenAPIV3Parser().readContents(document.text()).getMessages())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/q/openapi, 200",
        "/q/openapi/, 200",
        "/q/openapi.json, 200",
        "/q/openapi.yaml, 200",
        "/q/openapi.yml, 200",
        "/q/openapifoo, 404"
    })
    void itIsAtItsOwnPathsAndAtNoOther(String path, int status) {
        when().get(path).then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"/q/openapi.json, JSON", "/q/openapi.yaml, YAML", "/q/openapi, YAML"})
    void itIsWhatTheBuildWrote(String path, String format) throws IOException {
        try (InputStream built = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("META-INF/quarkus-generated-openapi-doc." + format)) {
            assertThat(when().get(path).asByteArray()).isEqualTo(built.readAllBytes());
        }
    }

    /** Quarkus would build the model of the document at every start, which takes an eighth of it. */
    @Test
    void nothingIsPreparedAtTheStart() {
        assertThat(Arc.container().select(OpenApiDocumentService.class).get()).isInstanceOf(BuiltDocument.class);
        assertThat(OpenApiConstants.classLoader.getResource(OpenApiConstants.BASE_NAME + ".JSON"))
                .isNull();
    }

    @Test
    void itNamesTheServiceAndItsVersion() {
        JsonNode info = document.root().get("info");
        assertThat(info.get("title").asText()).isEqualTo("Inference Instances API");
        assertThat(info.get("version").asText()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
        assertThat(info.at("/license/name").asText()).isEqualTo("Apache-2.0");
    }

    @Test
    void itHasEveryEndpointAndNoOther() {
        Map<String, List<String>> documented = document.operations().stream()
                .filter(operation -> !operation.path().startsWith("/q/") && !operation.streams())
                .collect(Collectors.toMap(ApiOperation::name, ApiOperation::successes));
        assertThat(documented).isEqualTo(Endpoints.ofTheService());
    }

    @Test
    void itDescribesEverySchemaAndKey() {
        Map<String, JsonNode> described = schemas();
        described.remove("Instant");
        described.putAll(keys());
        assertThat(described).isNotEmpty();
        assertThat(described)
                .allSatisfy((name, schema) ->
                        assertThat(schema.path("description").asText()).isNotBlank());
    }

    /** The words are for people, and nothing is made of them; they must not say another thing than the schema. */
    @Test
    void aKeyOfAnAnswerSpeaksOfNullWhereItMayBeNullAndNowhereElse() {
        Map<String, JsonNode> answers = keys();
        answers.keySet().removeIf(name -> name.matches(BODIES));
        assertThat(answers.values()).filteredOn(ApiDocumentTest::mayBeNull).hasSizeGreaterThan(50);
        assertThat(answers)
                .allSatisfy((name, key) -> assertThat(key.get("description").asText())
                        .matches(words -> NULL.matcher(words).find() == mayBeNull(key)));
    }

    @Test
    void noKeyOfABodyTakesNull() {
        Map<String, JsonNode> bodies = keys();
        bodies.keySet().removeIf(name -> !name.matches(BODIES));
        assertThat(bodies)
                .containsKeys("InstancePatch.fps", "DrillRequest.seconds")
                .allSatisfy((name, key) -> assertThat(mayBeNull(key)).isFalse());
    }

    /** A null takes a variable away by a merge patch, and is none elsewhere; what is shown has none. */
    @Test
    void aVariableMayBeSentAsNullAndIsNeverShownSo() {
        String variables = "/components/schemas/%s/properties/envs/additionalProperties";
        assertThat(List.of("InstancePatch", "NewInstance"))
                .allMatch(body -> isNull(document.root().at(variables.formatted(body))));
        assertThat(List.of("Instance", "HistoryRecord"))
                .allMatch(answer -> document.root()
                        .at(variables.formatted(answer) + "/type")
                        .asText()
                        .equals("string"));
    }

    private static boolean mayBeNull(JsonNode key) {
        boolean anything = !key.has("type") && !key.has("anyOf") && !key.has("allOf") && !key.has("$ref");
        return anything
                || ApiDocument.elements(key.path("type"))
                        .anyMatch(type -> type.asText().equals("null"))
                || ApiDocument.elements(key.path("anyOf")).anyMatch(ApiDocumentTest::isNull);
    }

    private static boolean isNull(JsonNode schema) {
        return schema.path("type").toString().contains("\"null\"");
    }

    @Test
    void itTellsTheUnitOfEveryDuration() {
        Map<String, JsonNode> durations = keys();
        durations.keySet().removeIf(name -> !name.matches(".*(_ms|seconds)"));
        assertThat(durations).isNotEmpty();
        assertThat(durations)
                .allSatisfy((name, key) -> assertThat(key.get("description").asText())
                        .contains(name.endsWith("_ms") ? "milliseconds" : "seconds"));
    }

    @Test
    void itDescribesEveryOperationParameterAndAnswer() {
        List<String> missing = new ArrayList<>();
        for (ApiOperation operation : document.operations()) {
            if (!operation.node().has("summary")
                    || operation.node().path("tags").isEmpty()) {
                missing.add(operation.name());
            }
            operation.parameters().stream()
                    .filter(parameter -> !parameter.has("description") || !parameter.has("schema"))
                    .forEach(parameter -> missing.add(operation.name() + " " + parameter.get("name")));
            operation.node().get("responses").fieldNames().forEachRemaining(status -> {
                if (!operation.answer(status).has("description")) {
                    missing.add(operation.name() + " " + status);
                }
            });
            if (operation.node().has("requestBody") && operation.bodies().isEmpty()) {
                missing.add(operation.name() + " example");
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void itShowsAnExampleOfEverySuccess() {
        List<String> missing = new ArrayList<>();
        for (ApiOperation operation : document.operations()) {
            operation.successContents().forEach((type, content) -> {
                if (!content.has("example")) {
                    missing.add(operation.name() + " " + type);
                } else if (type.endsWith("json")) {
                    assertThat(document.faults(content.get("schema"), content.get("example")))
                            .as(operation.name())
                            .isEmpty();
                }
            });
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void itBoundsEveryFigureOfTheServicesOwn() {
        Map<String, JsonNode> figures = keys();
        figures.keySet()
                .removeIf(
                        name -> name.matches("(Instance|HistoryRecord|FieldDifference)[.].*") || name.matches(BODIES));
        figures.values().removeIf(key -> !key.path("type").toString().matches(".*(integer|number).*"));
        assertThat(figures).containsKey("PoolReport.utilization_percent").allSatisfy((name, key) -> {
            assertThat(key.path("minimum").asInt(-1)).isNotNegative();
            assertThat(key.path("maximum").asInt() == 100).isEqualTo(name.endsWith("_percent"));
        });
    }

    @Test
    void theBoundsOfABodyAreThoseThatItIsCheckedFor() {
        JsonNode fields = document.root().at("/components/schemas/InstancePatch/properties");
        assertThat(fields.at("/cp/minimum").asInt()).isEqualTo(1);
        assertThat(fields.at("/cp/maximum").asInt()).isEqualTo(64);
        assertThat(fields.at("/name/maxLength").asInt()).isEqualTo(255);
        assertThat(fields.at("/status/enum"))
                .extracting(JsonNode::asText)
                .containsExactly("active", "inactive", "pending", "error");
        assertThat(fields.at("/priorities/items/enum"))
                .extracting(JsonNode::asText)
                .containsExactly("high", "normal", "low", "very_low");
    }

    private Map<String, JsonNode> schemas() {
        Map<String, JsonNode> schemas = new TreeMap<>();
        document.root()
                .at("/components/schemas")
                .properties()
                .forEach(schema -> schemas.put(schema.getKey(), schema.getValue()));
        return schemas;
    }

    /** But for those of a schema that takes its words from another. */
    private Map<String, JsonNode> keys() {
        Map<String, JsonNode> keys = new TreeMap<>();
        schemas().forEach((name, schema) -> {
            if (!schema.has("allOf")) {
                schema.path("properties")
                        .properties()
                        .forEach(key -> keys.put(name + "." + key.getKey(), key.getValue()));
            }
        });
        return keys;
    }
}
