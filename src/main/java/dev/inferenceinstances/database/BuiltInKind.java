package dev.inferenceinstances.database;

import dev.inferenceinstances.launch.Launcher;
import dev.inferenceinstances.setting.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Optional;
import java.util.jar.Manifest;

/**
 * The kind of database that this package of the service was built for.
 *
 * <p>Quarkus fixes the kind when it builds, and a package started with another kind's URL would fail with a driver's error that
 * names neither. The build writes the kind into the manifest of the runner jar.
 */
public final class BuiltInKind {

    private static final String ATTRIBUTE = "Database-Kind";

    private BuiltInKind() {}

    /** @throws InvalidSettingException where this package was built for another kind; the sentence names the one to run */
    public static void require(DatabaseSettings settings) {
        require(settings, read());
    }

    static void require(DatabaseSettings settings, Optional<DatabaseKind> builtIn) {
        DatabaseKind wanted = settings.url().kind();
        if (builtIn.isPresent() && builtIn.get() != wanted) {
            String own = builtIn.get().label();
            throw new InvalidSettingException(
                    settings.urlGiven()
                            ? "%s names a %s database, but this is the package for %s; run app/%2$s/quarkus-run.jar instead."
                                    .formatted(DatabaseUrl.KEY, wanted.label(), own)
                            : "%s is not set, and this is the package for %s; set it to %2$s://user:password@host:port/database."
                                    .formatted(DatabaseUrl.KEY, own));
        }
    }

    /** Empty where there is neither the image's launcher nor a runner jar: in development and in tests. */
    private static Optional<DatabaseKind> read() {
        String launched = System.getProperty(Launcher.PACKAGE);
        // first, since the launcher has all libraries on its class path, whose manifests take half a second to read
        return launched == null ? ofRunner() : Optional.of(DatabaseKind.ofLabel(launched));
    }

    private static Optional<DatabaseKind> ofRunner() {
        try {
            for (URL url : Collections.list(ClassLoader.getSystemResources("META-INF/MANIFEST.MF"))) {
                try (InputStream stream = url.openStream()) {
                    String kind = new Manifest(stream).getMainAttributes().getValue(ATTRIBUTE);
                    if (kind != null) {
                        return Optional.of(DatabaseKind.ofLabel(kind));
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the manifest of the runner jar", e);
        }
    }
}
