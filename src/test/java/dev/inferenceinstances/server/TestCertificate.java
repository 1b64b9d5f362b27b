package dev.inferenceinstances.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** A certificate that nobody signed but itself, for a host of another name than that of the servers here. */
public final class TestCertificate implements AutoCloseable {

    /** Of the trust store. */
    public static final String PASSWORD = "not to be shown";

    static final String KEY = "server-key.pem";
    static final String CERTIFICATE = "server-cert.pem";
    private static final String ALIAS = "server";

    private final Path folder = TemporaryFolder.create("certificate-");
    private final KeyStore keys;

    public TestCertificate() {
        ServerProcess.run(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-alias",
                        ALIAS,
                        "-dname",
                        "CN=elsewhere.example",
                        "-ext",
                        "SAN=dns:elsewhere.example",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        trustStore().toString(),
                        "-storepass",
                        PASSWORD));
        try (InputStream stored = Files.newInputStream(trustStore())) {
            keys = KeyStore.getInstance("PKCS12");
            keys.load(stored, PASSWORD.toCharArray());
            writeCertificate(folder);
            // the key alone is trusted by nobody
            keys.setCertificateEntry("trusted", keys.getCertificate(ALIAS));
            try (var rewritten = Files.newOutputStream(trustStore())) {
                keys.store(rewritten, PASSWORD.toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For drivers that trust what is in a store of the JDK. */
    public Path trustStore() {
        return folder.resolve("store.p12");
    }

    /** For drivers that trust what is in a file of certificates. */
    public Path certificates() {
        return folder.resolve(CERTIFICATE);
    }

    Path writeCertificate(Path directory) throws IOException {
        try {
            return pem(
                    directory.resolve(CERTIFICATE),
                    "CERTIFICATE",
                    keys.getCertificate(ALIAS).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Readable by its owner alone, as PostgreSQL wants it. */
    Path writeKey(Path directory) throws IOException {
        try {
            Path file = pem(
                    directory.resolve(KEY),
                    "PRIVATE KEY",
                    keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                file,
                "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, lines),
                StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        TemporaryFolder.delete(folder);
    }
}
