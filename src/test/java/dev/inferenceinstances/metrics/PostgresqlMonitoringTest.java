package dev.inferenceinstances.metrics;

import static dev.inferenceinstances.testing.Operator.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.inferenceinstances.testing.DrillProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the dashboard and the alerts ask for is what the service exports. On a server, for SQLite has fewer figures. */
@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(DrillProfile.Postgresql.class)
class PostgresqlMonitoringTest {

    private static final Path DOCKER = Path.of("docker");
    /** What Prometheus itself adds. */
    private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

    @Test
    void theDashboardAsksForNothingElse() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(DOCKER.resolve("grafana/dashboards/pool.json").toFile());
        List<Query> queries =
                dashboard.findValuesAsText("expr").stream().map(Query::new).toList();
        assertThat(queries).hasSizeGreaterThan(20);
        assertExported(queries);
        assertThat(dashboard.path("panels"))
                .extracting(panel -> panel.path("id").asInt())
                .as("by which links name a panel")
                .doesNotHaveDuplicates();
    }

    @Test
    void theAlertsAskForNothingElse() throws IOException {
        JsonNode alerts = new YAMLMapper().readTree(DOCKER.resolve("alerts.yml").toFile());
        List<Query> queries =
                alerts.findValuesAsText("expr").stream().map(Query::new).toList();
        assertThat(queries).hasSize(15);
        assertExported(queries);
        assertThat(alerts.findValues("annotations")).hasSize(15).allSatisfy(annotations -> {
            assertThat(annotations.path("summary").asText()).isNotBlank();
            assertThat(annotations.path("description").asText()).endsWith(".");
        });
    }

    private static void assertExported(List<Query> queries) {
        signedIn().get("/api/instances").then().statusCode(200);
        signedIn().get("/api/instances/0").then().statusCode(404);
        await().untilAsserted(() -> {
            Scrape scrape = Scrape.now();
            assertThat(queries)
                    .allSatisfy(query -> assertThat(query.selectors())
                            .allSatisfy(selector ->
                                    assertThat(scrape.samples()).anyMatch(sample -> matches(sample, query, selector))));
        });
    }

    private static boolean matches(Scrape.Sample sample, Query query, Query.Selector selector) {
        return sample.name().equals(selector.metric())
                && sample.labels()
                        .keySet()
                        .containsAll(query.groupings().stream()
                                .filter(label -> !OF_PROMETHEUS.contains(label))
                                .toList())
                && selector.matchers().stream()
                        .filter(matcher -> !OF_PROMETHEUS.contains(matcher.label()))
                        .allMatch(matcher -> matches(sample.labels().get(matcher.label()), matcher));
    }

    private static boolean matches(String value, Query.Matcher matcher) {
        return value != null
                && switch (matcher.operator()) {
                    case "=" -> value.equals(matcher.value());
                    case "=~" -> value.matches(matcher.value());
                    case "!=" -> !value.equals(matcher.value());
                    default -> !value.matches(matcher.value());
                };
    }
}
