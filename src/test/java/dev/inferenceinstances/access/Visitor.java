package dev.inferenceinstances.access;

import static dev.inferenceinstances.testing.CredentialsProfile.PASSWORD;
import static dev.inferenceinstances.testing.CredentialsProfile.USERNAME;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;

/** A caller with an address of its own, so that what it does wrong has no consequences for others. */
final class Visitor {

    private static final AtomicInteger VISITORS = new AtomicInteger();

    private final String address = "198.51.100." + VISITORS.incrementAndGet();

    RequestSpecification anonymous() {
        return RestAssured.given().header("X-Forwarded-For", address);
    }

    RequestSpecification signedIn() {
        return with(USERNAME, PASSWORD);
    }

    RequestSpecification with(String username, String password) {
        return anonymous().auth().preemptive().basic(username, password);
    }
}
