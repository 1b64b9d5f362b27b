package dev.inferenceinstances.packaged;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document is good enough for others to make a client of it: OpenAPI Generator does, and its client works with the packaged service. */
@RunsOn(TestDatabase.SQLITE)
class GeneratedClientIT {

    private static final String PACKAGE = "dev.inferenceinstances.client";
    private static final Path ROUND_TRIP = Path.of("src", "test", "client", "RoundTrip.java");
    private static final int PATIENCE_SECONDS = 300;

    @TempDir
    private Path folder;

    @Test
    void aClientThatIsGeneratedFromTheDocumentCompilesAndWorks() throws Exception {
        String url = "sqlite:///" + folder.resolve("instances.db");
        try (PackagedApplication application = PackagedApplication.start("sqlite", Map.of("DATABASE_URL", url))) {
            Path document = folder.resolve("openapi.yaml");
            Files.write(
                    document,
                    application
                            .request()
                            .get("/q/openapi")
                            .then()
                            .statusCode(200)
                            .extract()
                            .asByteArray());
            Path client = compile(generate(document));
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {client.toUri().toURL()})) {
                loader.loadClass(PACKAGE + ".RoundTrip")
                        .getMethod("main", String[].class)
                        .invoke(null, (Object) new String[] {application.address()});
            }
        }
    }

    private Path generate(Path document) throws IOException, InterruptedException {
        Path client = folder.resolve("client");
        Path log = folder.resolve("generator.log");
        Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target", "openapi-generator", "openapi-generator.jar")
                                .toString(),
                        "generate",
                        "--generator-name=java",
                        "--library=native",
                        "--input-spec=" + document,
                        "--output=" + client,
                        "--invoker-package=" + PACKAGE,
                        "--api-package=" + PACKAGE + ".api",
                        "--model-package=" + PACKAGE + ".model",
                        // a list that is not set must not be sent as an empty one, which would be a change
                        "--additional-properties=containerDefaultToNull=true,openApiNullable=false,useJakartaEe=true",
                        // a field called java would hide the packages java.*, which the generator's code names in full
                        "--name-mappings=java=virtualMachine",
                        "--global-property=apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(generator.waitFor(PATIENCE_SECONDS, SECONDS)).as("ended").isTrue();
        assertThat(generator.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).as("what it could make nothing of").doesNotContain("ERROR");
        return client.resolve(Path.of("src", "main", "java"));
    }

    /** Together with what uses it. */
    private Path compile(Path client) throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString()));
        arguments.add(ROUND_TRIP.toString());
        try (Stream<Path> files = Files.walk(client)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        int exitCode = ToolProvider.getSystemJavaCompiler()
                .run(null, System.out, System.err, arguments.toArray(String[]::new));
        assertThat(exitCode).as("compiled").isZero();
        return classes;
    }
}
