package dev.inferenceinstances.pool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Names the library that pools the connections. */
final class PoolImplementation {

    private static final String COORDINATES = "/META-INF/maven/io.agroal/agroal-api/pom.properties";

    private PoolImplementation() {}

    /** The library's name and, where its jar tells it, its version: {@code agroal 3.0.1}. */
    static String describe() {
        Properties coordinates = new Properties();
        try (InputStream stream = PoolImplementation.class.getResourceAsStream(COORDINATES)) {
            if (stream != null) {
                coordinates.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + COORDINATES, e);
        }
        return ("agroal " + coordinates.getProperty("version", "")).strip();
    }
}
