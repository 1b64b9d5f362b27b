package dev.inferenceinstances.testing;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** A caller who has signed in with the credentials of {@link CredentialsProfile}. */
public final class Operator {

    private Operator() {}

    public static RequestSpecification signedIn() {
        return RestAssured.given().auth().preemptive().basic(CredentialsProfile.USERNAME, CredentialsProfile.PASSWORD);
    }
}
