package dev.inferenceinstances.lease;

import static dev.inferenceinstances.lease.PoolOverHttp.does;
import static dev.inferenceinstances.lease.PoolOverHttp.leaks;
import static dev.inferenceinstances.lease.PoolOverHttp.report;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code LEAK_ACTION=reclaim} a leaked connection is back without its borrower, on every database. */
abstract class ReclaimContract {

    @ParameterizedTest
    @ValueSource(strings = {"leak/1", "leak-in-transaction"})
    void aLeakedConnectionIsTakenBackAndTheCountsStayRight(String leak) {
        int before = leaks().getInt("leaked_total");
        does(leak);
        thePoolIsWhole();
        assertThat(leaks().getInt("leaked_total")).isEqualTo(before + 1);
        assertThat(leaks().getString("leaks[0].returned_at")).endsWith("Z");
        when().get("/api/instances").then().statusCode(200);

        does("release");
        when().get("/api/instances").then().statusCode(200);
        thePoolIsWhole();
        assertThat(report().getInt("total_connections")).isEqualTo(report().getInt("pool_size"));
    }

    @Test
    void aRouteThatLeaksIsFoundThoughNothingIsMissing() {
        does("leak/1");
        await().untilAsserted(() -> when().get("/api/monitoring/db-pool/diagnosis")
                .then()
                .body("verdict", equalTo("leak"))
                .body("findings[0].evidence.by_holder[0].holder", equalTo("POST /test/leases/leak/{number}")));
        does("release");
        thePoolIsWhole();
    }

    @Test
    void aLongLeaseOfARunningRequestIsLeftAlone() {
        CompletableFuture<?> request = CompletableFuture.runAsync(
                () -> when().post("/test/leases/hold").then().statusCode(204));
        await().until(() ->
                PoolOverHttp.connections().getList("connections.state").contains("long_held"));
        does("open-gate");
        request.join();
        thePoolIsWhole();
        assertThat(leaks().getList("leaks.holder")).doesNotContain("POST /test/leases/hold");
    }

    private static void thePoolIsWhole() {
        await().untilAsserted(() -> {
            assertThat(report().getInt("checked_out")).isZero();
            assertThat(report().getInt("leaked_connections")).isZero();
            assertThat(report().getInt("total_connections")).isEqualTo(report().getInt("pool_size"));
        });
    }
}
