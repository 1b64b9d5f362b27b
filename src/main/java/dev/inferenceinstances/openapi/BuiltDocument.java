package dev.inferenceinstances.openapi;

import io.quarkus.arc.Unremovable;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The document as it was written when the service was built, read when it is first asked for. Quarkus would read it at every start, build
 * its model and write that again, in both formats, with nothing changed.
 */
@Alternative
@Priority(1)
@Singleton
@Unremovable
class BuiltDocument extends OpenApiDocumentService {

    private final ClassLoader application = Thread.currentThread().getContextClassLoader();
    private final Map<Format, byte[]> documents = new ConcurrentHashMap<>();

    /** Quarkus asks this bean to prepare the document in a method that cannot be overridden, and prepares none where it finds none. */
    @PostConstruct
    void letNothingBePrepared() {
        OpenApiConstants.classLoader = ClassLoader.getPlatformClassLoader();
    }

    @Override
    public byte[] getDocument(String name, Format format) {
        return documents.computeIfAbsent(format, this::read);
    }

    private byte[] read(Format format) {
        try (InputStream document = application.getResourceAsStream(OpenApiConstants.BASE_NAME + "." + format)) {
            if (document == null) {
                throw new IllegalStateException("The package has no OpenAPI document in " + format);
            }
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
