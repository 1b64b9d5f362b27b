package dev.inferenceinstances.page;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What tests of the page share: a browser for all of a class. */
abstract class PageContract {

    static Browsers browsers;

    @TestHTTPResource("/")
    URI service;

    @BeforeAll
    static void startBrowser() {
        browsers = new Browsers();
    }

    @AfterAll
    static void stopBrowser() {
        browsers.close();
    }
}
