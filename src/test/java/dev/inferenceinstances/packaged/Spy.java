package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;

/** Asks for everything there is, and looks for secrets in what it gets. */
final class Spy {

    private static final List<String> PATHS = List.of(
            "/api/instances",
            "/api/instances?limit=none",
            "/api/instances/1",
            "/api/instances/one",
            "/api/instances/name/a",
            "/api/monitoring/db-pool",
            "/api/monitoring/db-pool/warning-threshold",
            "/api/monitoring/db-pool/connections",
            "/api/monitoring/db-pool/leaks",
            "/api/monitoring/db-pool/timings",
            "/api/monitoring/db-pool/history",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/health/well",
            "/api/auth/verify",
            "/nowhere",
            "/");

    private final PackagedApplication application;
    private final String[] secrets;

    Spy(PackagedApplication application, List<String> secrets) {
        this.application = application;
        this.secrets = secrets.toArray(String[]::new);
    }

    /** With credentials, which the service must answer so; if it lets nobody in, nothing more can be asked for. */
    void signsIn(String username, String password, int status) {
        Response answer = application
                .request()
                .auth()
                .preemptive()
                .basic(username, password)
                .post("/api/auth/verify");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertClean(answer);
        if (status == 200) {
            PATHS.forEach(path -> assertClean(application
                    .request()
                    .auth()
                    .preemptive()
                    .basic(username, password)
                    .get(path)));
        }
        PATHS.forEach(path -> assertClean(application.request().get(path)));
    }

    void readsTheLog() {
        assertThat(application.log()).doesNotContain(secrets);
    }

    private void assertClean(Response answer) {
        assertThat(answer.headers() + "\n" + answer.asString()).doesNotContain(secrets);
    }
}
