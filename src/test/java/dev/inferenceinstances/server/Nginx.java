package dev.inferenceinstances.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** nginx before the service, which it passes requests to under several paths, set up as its users set it up. */
public final class Nginx implements AutoCloseable {

    /** Takes the path off, as {@code proxy_pass} with a slash at its end does, and says so. */
    public static final String STRIPPED = "pool/";
    /** Leaves the path as it is. */
    public static final String KEPT = "tools/pool/";
    /** Asks for credentials of its own, which are passed on to the service. */
    public static final String LOCKED = "locked/";

    public static final String USER = "alice";
    public static final String PASSWORD = "of the proxy";

    private static final String CONFIGURATION = "nginx.conf";

    private final Path directory = TemporaryFolder.create("nginx-");
    private final int port = FreePort.onLoopback();
    private final ServerProcess process;

    public Nginx(URI service) {
        try {
            Files.writeString(directory.resolve(CONFIGURATION), configuration(service.getPort()));
            Files.writeString(directory.resolve("users"), USER + ":{PLAIN}" + PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = ServerProcess.start(
                directory,
                List.of(
                        program().orElseThrow().toString(),
                        "-p",
                        directory + "/",
                        "-c",
                        CONFIGURATION,
                        "-e",
                        "stderr"));
        process.awaitReady(() -> new Socket(DatabaseUrl.HOST, port).close());
    }

    /** Why nginx cannot run on this machine, in a sentence; empty when it can. */
    public static Optional<String> missing() {
        return program().isEmpty() ? Optional.of("nginx is not installed.") : Optional.empty();
    }

    /** It belongs to the administrator, and so may be where only his path leads. */
    private static Optional<Path> program() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where the service is reached through nginx. */
    public URI under(String path) {
        return URI.create("http://%s:%d/%s".formatted(DatabaseUrl.HOST, port, path));
    }

    /** What a client sends to be let in at {@link #LOCKED}. */
    public static String credentials() {
        return "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes());
    }

    private String configuration(int service) {
        return """
                daemon off;
                master_process off;
                error_log stderr;
                pid nginx.pid;
                events {}
                http {
                  access_log off;
                  client_body_temp_path body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  proxy_http_version 1.1;
                  proxy_set_header Host $http_host;
                  proxy_set_header X-Forwarded-Host $http_host;
                  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                  proxy_set_header X-Forwarded-Proto $scheme;
                  proxy_set_header X-Forwarded-Prefix $prefix;
                  server {
                    listen %1$s:%2$d;
                    location /%4$s {
                      set $prefix /%4$s;
                      proxy_pass http://%1$s:%3$d/;
                    }
                    location /%5$s {
                      set $prefix /%5$s;
                      proxy_pass http://%1$s:%3$d;
                    }
                    location /%6$s {
                      set $prefix /%6$s;
                      auth_basic "Proxy";
                      auth_basic_user_file users;
                      proxy_pass http://%1$s:%3$d/;
                    }
                  }
                }
                """.formatted(DatabaseUrl.HOST, port, service, STRIPPED, KEPT, LOCKED);
    }

    @Override
    public void close() {
        process.kill();
        TemporaryFolder.delete(directory);
    }
}
