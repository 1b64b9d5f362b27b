package dev.inferenceinstances.container;

import static dev.inferenceinstances.container.DockerFolder.layOut;
import static dev.inferenceinstances.container.DockerFolder.realJava;
import static dev.inferenceinstances.container.DockerFolder.script;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.database.DatabaseUrl;
import dev.inferenceinstances.server.FreePort;
import dev.inferenceinstances.setting.InvalidSettingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The image's entry point, run from the tree that the image holds. */
@EnabledOnOs(OS.LINUX)
class EntryPointIT {

    private static final List<String> DEFAULT_OPTIONS = List.of(
            "-XX:MaxRAMPercentage=75",
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4MinInvocationThreshold=2400",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=160000",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");

    @TempDir
    private static Path image;

    private static Path app;
    private static Path stubJava;

    @TempDir
    private Path data;

    @BeforeAll
    static void layOutTheImage() throws Exception {
        app = layOut(image.resolve("app"));
        stubJava = DockerFolder.stubJava(image.resolve("stub"));
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p@host/d, postgresql",
        "postgres://u:p@host/d, postgresql",
        "postgresql+psycopg2://u:p@host/d, postgresql",
        "postgresql+asyncpg://u:p@host/d, postgresql",
        "jdbc:postgresql://host/d, postgresql",
        "PostgreSQL://u:p@host/d, postgresql",
        "mysql://u:p@host/d, mysql",
        "mysql+pymysql://u:p@host/d, mysql",
        "mariadb://u:p@host/d, mysql",
        "mariadb+pymysql://u:p@host/d, mysql",
        "jdbc:mysql://host/d, mysql",
        "JDBC:MariaDB://host/d, mysql",
        "sqlite:///./d.db, sqlite",
        "sqlite:////d.db, sqlite",
        "sqlite+pysqlite:///d.db, sqlite",
        "sqlite://, sqlite",
        "jdbc:sqlite:d.db, sqlite",
        "mysql://postgresql:sqlite@host/d, mysql",
    })
    void startsThePackageThatTheServiceWouldAskFor(String url, String kind) throws Exception {
        assertThat(DatabaseUrl.parse(url).kind().label()).isEqualTo(kind);
        assertThat(started(Map.of("DATABASE_URL", url))).endsWith(launched(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void takesSqliteForABlankUrlAndWithoutOne(String url) throws Exception {
        assertThat(started(Map.of("DATABASE_URL", url))).endsWith(launched("sqlite"));
        assertThat(started(Map.of())).as("without one").endsWith(launched("sqlite"));
    }

    @ParameterizedTest
    @CsvSource({
        "oracle://admin:hidden@host/d, oracle",
        "jdbc:oracle:thin:admin/hidden@host, oracle",
        "admin:hidden@host/d, none",
        "admin:hidden//x, none",
        "postgresql//admin:hidden@host/d, none",
        "//admin:hidden@host/d, none",
        "hidden, none",
        "jdbc:, none",
    })
    void refusesOtherUrlsWithoutShowingMoreThanTheScheme(String url, String scheme) throws Exception {
        assertThatThrownBy(() -> DatabaseUrl.parse(url)).isInstanceOf(InvalidSettingException.class);

        Outcome refusal = Outcome.of(script(entryPoint(), data, stubJava, Map.of("DATABASE_URL", url)));

        assertThat(refusal.exitCode()).isEqualTo(1);
        assertThat(refusal.out()).isEmpty();
        assertThat(refusal.err().lines())
                .singleElement()
                .asString()
                .startsWith("DATABASE_URL must begin with postgresql://")
                .endsWith("its scheme is \"%s\".".formatted(scheme))
                .doesNotContain("hidden", "admin", "host");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
            DATABASE_URL=postgresql://u:p@host/d                  > postgresql
            DATABASE_URL = mysql://u:p@host/d                     > mysql
            DATABASE_URL="mysql://u:p@host/d"                     > mysql
            DATABASE_URL='postgresql://u:p@host/d'                > postgresql
            export DATABASE_URL=mysql://u:p@host/d                > mysql
            DATABASE_URL="mysql://u:p@host/d" # where it is       > mysql
            DATABASE_URL=mysql://u:p@host/d#1 # where it is       > mysql
            DATABASE_URL= # nowhere                               > sqlite
            A=1;DATABASE_URL=mysql://a/b;DATABASE_URL=sqlite://;B > sqlite
            ;#DATABASE_URL=mysql://u:p@host/d                     > sqlite
            OLD_DATABASE_URL=mysql://u:p@host/d                   > sqlite
            DATABASE_URL=                                         > sqlite
            """)
    void readsDotEnvInTheWorkingDirectory(String lines, String kind) throws Exception {
        Files.writeString(data.resolve(".env"), lines.replace(";", "\r\n"));

        assertThat(started(Map.of())).endsWith(launched(kind));
    }

    @ParameterizedTest
    @CsvSource({"mysql://u:p@host/d, mysql", "'', sqlite"})
    void theEnvironmentWinsOverDotEnv(String url, String kind) throws Exception {
        Files.writeString(data.resolve(".env"), "DATABASE_URL=postgresql://u:p@host/d");

        assertThat(started(Map.of("DATABASE_URL", url))).endsWith(launched(kind));
    }

    @Test
    void refusesAPortThatIsNoneInTheWordsOfTheService() throws Exception {
        Outcome refusal = Outcome.of(script(entryPoint(), data, stubJava, Map.of("PORT", "eighty")));

        assertThat(refusal)
                .isEqualTo(new Outcome(1, "", "PORT must be a whole number from 0 to 65535, but is \"eighty\".\n"));
    }

    @Test
    void startsWhereNothingCanBeWrittenDown() throws Exception {
        assertThat(started(Map.of("TMPDIR", data.resolve("missing").toString())))
                .endsWith(launched("sqlite"));
    }

    @Test
    void optionsForTheServiceDoNotReachTheQuestionBeforeIt() throws Exception {
        assertThat(started(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:gc*", "DATABASE_URL", "mysql://u:p@host/d")))
                .endsWith(launched("mysql"));
    }

    @Test
    void handsOnOptionsAndArguments() throws Exception {
        Files.createFile(data.resolve("-Dhosts=a"));

        assertThat(started(Map.of("JAVA_OPTS", "-Xmx1g  -Dhosts=*"), "one", "two words"))
                .startsWith(DEFAULT_OPTIONS.toArray(String[]::new))
                .containsSequence("-Xmx1g", "-Dhosts=*")
                .containsSequence(launched("sqlite"))
                .endsWith("one", "two words")
                .contains("-Dorg.sqlite.lib.path=" + app.resolve("sqlite/native"))
                .hasSize(DEFAULT_OPTIONS.size() + 8);
    }

    @Test
    void javaTakesItsPlaceServesAndEndsWhenToldTo() throws Exception {
        int port = FreePort.onLoopback();
        Files.writeString(data.resolve(".env"), "export PORT='%d' # for the health check too".formatted(port));
        Map<String, String> environment = Map.of();
        Path log = image.resolve("log");
        Process service = script(entryPoint(), data, realJava(), environment)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .failFast(() -> assertThat(service.isAlive())
                            .as(Files.readString(log))
                            .isTrue())
                    .until(() -> healthcheck(environment, "ready") == 0);

            assertThat(get("http://127.0.0.1:" + port + "/q/health/ready").statusCode())
                    .isEqualTo(200);
            assertThat(healthcheck(environment)).isZero();
            assertThat(service.info().command())
                    .hasValueSatisfying(program -> assertThat(program).endsWith("/java"));
            assertThat(data.resolve("inference_instances.db")).exists();

            service.destroy();

            assertThat(service.waitFor(60, SECONDS)).as("ended after SIGTERM").isTrue();
            assertThat(service.exitValue()).isZero();
            assertThat(healthcheck(environment)).isEqualTo(1);
        } finally {
            service.descendants().forEach(ProcessHandle::destroyForcibly);
            service.destroyForcibly();
        }
    }

    /** The arguments that Java was started with. */
    private List<String> started(Map<String, String> environment, String... arguments) throws Exception {
        Outcome outcome = Outcome.of(script(entryPoint(), data, stubJava, environment, arguments));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out().lines().toList();
    }

    private int healthcheck(Map<String, String> environment, String... arguments) throws Exception {
        return Outcome.of(script(app.resolve("healthcheck"), data, realJava(), environment, arguments))
                .exitCode();
    }

    private static Path entryPoint() {
        return app.resolve("entrypoint");
    }

    /** The last arguments of Java, before those of the service, where it starts this package. */
    private static String[] launched(String kind) {
        return new String[] {
            "-jar", app.resolve("launcher.jar").toString(), app.resolve(kind).toString()
        };
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
