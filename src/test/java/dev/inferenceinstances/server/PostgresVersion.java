package dev.inferenceinstances.server;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL versions that tests run on. Their archives have the same name, so only one of them can be on the class path. */
enum PostgresVersion {
    V18(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8")) {
        @Override
        InputStream archive() throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(SYSTEM, PROCESSOR);
        }
    },
    /** For Linux on x86-64 alone. The build lays its archive beside the classes. */
    V15(List.of()) {
        @Override
        InputStream archive() throws IOException {
            return Files.newInputStream(Path.of("target", "postgresql-15", "postgres-linux-x86_64.txz"));
        }
    };

    private static final String SYSTEM = System.getProperty("os.name");
    private static final String PROCESSOR = System.getProperty("os.arch");

    private final List<String> localeWords;

    PostgresVersion(List<String> localeWords) {
        this.localeWords = localeWords;
    }

    /** The programs, compressed. */
    abstract InputStream archive() throws IOException;

    /** Why this version cannot run on this machine; empty where it can. */
    Optional<String> missing() {
        return this == V18 || SYSTEM.equals("Linux") && PROCESSOR.equals("amd64")
                ? Optional.empty()
                : Optional.of("PostgreSQL 15 is there for Linux on x86-64 only.");
    }

    /** What {@code initdb} is told of the provider of the locale beyond its name. */
    List<String> localeWords() {
        return localeWords;
    }

    Path programs() {
        try (InputStream archive = archive()) {
            return new TarArchive("postgres", archive.readAllBytes())
                    .extracted()
                    .resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
