package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that an operator can ask of a service whose pool of 2 + 3 is full, so that nothing else answers. */
final class Watching {

    private static final String POOL = "/api/monitoring/db-pool";

    private static final List<String> WELL = List.of(
            "/",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/metrics",
            "/q/openapi",
            "/q/swagger-ui/",
            POOL,
            POOL + "/warning-threshold",
            POOL + "/connections",
            POOL + "/leaks",
            POOL + "/timings",
            POOL + "/history",
            POOL + "/diagnosis",
            POOL + "/sizing",
            POOL + "/incidents",
            "/api/monitoring/db-sessions",
            "/api/monitoring/report",
            "/api/auth");

    private static final List<String> UNWELL =
            List.of("/q/health/well", POOL + "?fail_at=critical", POOL + "/warning-threshold?fail_at=critical");

    private Watching() {}

    static void answers(PackagedApplication application) {
        assertThat(statuses(application, WELL))
                .allSatisfy((path, status) -> assertThat(status).as(path).isEqualTo(200));
        assertThat(statuses(application, UNWELL))
                .allSatisfy((path, status) -> assertThat(status).as(path).isEqualTo(503));
        assertThat(application.request().get("/q/metrics").asString()).contains("pool_exhausted 1.0");
        application
                .request()
                .get(POOL + "/warning-threshold")
                .then()
                .body("warnings[0]", equalTo("2 of 2 base connections are in use; 0 overflow connections are left"))
                .body("recommendations[0]", containsString("DB_POOL_SIZE=4"));
    }

    private static Map<String, Integer> statuses(PackagedApplication application, List<String> paths) {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        paths.forEach(path -> statuses.put(path, application.request().get(path).statusCode()));
        return statuses;
    }
}
