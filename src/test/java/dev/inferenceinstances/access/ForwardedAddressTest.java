package dev.inferenceinstances.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.CredentialsProfile;
import dev.inferenceinstances.testing.DrillProfile;
import io.netty.util.NetUtil;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where no proxy is announced, whom a caller claims to forward for is of no account. */
@QuarkusTest
@TestProfile(DrillProfile.Sqlite.class)
class ForwardedAddressTest {

    /** The lock must not hit the other tests, which come from the usual one. */
    private static final InetAddress OWN_ADDRESS = NetUtil.createInetAddressFromIpAddressString("127.0.0.77");

    private static final RestAssuredConfig FROM_THERE = RestAssured.config()
            .httpClient(HttpClientConfig.httpClientConfig().setParam("http.route.local-address", OWN_ADDRESS));

    @Test
    void aCallerWithAnotherForwardedAddressEachTimeIsLockedAllTheSame() {
        List<CompletableFuture<Integer>> guesses = IntStream.range(0, SignInAttempts.MOST_FAILURES)
                .mapToObj(turn -> CompletableFuture.supplyAsync(() -> guess(turn), task -> new Thread(task).start()))
                .toList();
        assertThat(guesses).allSatisfy(status -> assertThat(status.join()).isEqualTo(401));
        assertThat(guess(SignInAttempts.MOST_FAILURES)).isEqualTo(429);
    }

    private static int guess(int turn) {
        return given().config(FROM_THERE)
                .baseUri("http://127.0.0.1")
                .header("X-Forwarded-For", "203.0.113." + turn)
                .auth()
                .preemptive()
                .basic(CredentialsProfile.USERNAME, "guess " + turn)
                .get("/api/instances")
                .statusCode();
    }
}
