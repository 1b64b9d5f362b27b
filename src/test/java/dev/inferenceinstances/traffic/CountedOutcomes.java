package dev.inferenceinstances.traffic;

import static io.restassured.RestAssured.when;

import dev.inferenceinstances.metrics.Scrape;
import io.restassured.path.json.JsonPath;

/** What the service has counted since its start. */
final class CountedOutcomes {

    private CountedOutcomes() {}

    static long count(Outcome outcome) {
        return outcomes().getLong("outcomes.find { it.outcome == '%s' }.requests".formatted(outcome.label()));
    }

    static JsonPath outcomes() {
        return when().get("/api/monitoring/db-pool/outcomes?window=start")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Callers of the list who were noticed to leave before their answer. */
    static double left() {
        return Scrape.now().all("http_server_requests_seconds_count", "status=RESET", "uri=/api/instances").stream()
                .mapToDouble(Scrape.Sample::value)
                .sum();
    }
}
