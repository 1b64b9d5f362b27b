package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code check-settings} of the packaged service, and what it shares with a start that is refused. */
class CheckSettingsIT {

    private static final String COMMAND = "check-settings";
    private static final String MARKER = "s3cret-marker";

    @TempDir
    private Path folder;

    @Test
    void saysHowEachSettingIsUnderstoodAndWhereItStands() throws Exception {
        Files.writeString(folder.resolve(".env"), """
                \uFEFFDB_POOL_SIZE="7" # base
                AUTH_PASSWORD=" %s"
                FIRST=ad
                AUTH_USERNAME=${FIRST}${LAST:-min}
                VITE_PORT=5173
                QUARKUS_HTTP_HOST=127.0.0.1
                PROT=8080
                """.formatted(MARKER));
        PackagedCommand checked = PackagedCommand.run("sqlite", folder, Map.of("PORT", "'38001'"), COMMAND);
        assertThat(checked.said().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "AUTH_PASSWORD set .env",
                        "AUTH_PASSWORD_HASH not set default",
                        "AUTH_USERNAME set .env",
                        "DATABASE_URL not set default",
                        "DB_POOL_SIZE 7 .env",
                        "DB_POOL_TIMEOUT 5 s default",
                        "PORT 38001 environment",
                        "Not of this service, and ignored in .env: PROT, VITE_PORT.",
                        "Keys of Quarkus, which win over these: QUARKUS_HTTP_HOST.",
                        "AUTH_PASSWORD is used without the white space or quotes around it.",
                        "PROT is not a setting of this service; did you mean PORT?",
                        "The database is jdbc:sqlite:./inference_instances.db.",
                        "The file \"./inference_instances.db\" is not there yet, and will be made.");
        assertThat(checked.said()).doesNotContain(MARKER);
        assertThat(checked.exitCode()).isZero();
        assertThat(folder.resolve("inference_instances.db")).doesNotExist();
    }

    @Test
    void saysWhatStopsAStartInASentence() throws Exception {
        assertSaidAtLast(
                "DB_POOL_SIZE must be a whole number from 1 to 1000, but is \"0\".", Map.of("DB_POOL_SIZE", "0"));
        assertSaidAtLast(
                "DATABASE_URL names a mysql database, but this is the package for sqlite; run app/mysql/quarkus-run.jar instead.",
                Map.of("DATABASE_URL", "mysql://app:" + MARKER + "@db/registry"));
    }

    @Test
    void aFileThatIsNoUtf8StopsTheStartInASentence() throws Exception {
        Files.write(folder.resolve(".env"), "# größer\n".getBytes(StandardCharsets.ISO_8859_1));
        PackagedCommand start = PackagedCommand.run("sqlite", folder, Map.of());
        assertThat(start)
                .isEqualTo(new PackagedCommand(
                        1, ".env, line 1, has a letter that is not encoded as UTF-8; save the file as UTF-8.\n"));
    }

    private void assertSaidAtLast(String sentence, Map<String, String> environment) throws Exception {
        PackagedCommand checked = PackagedCommand.run("sqlite", folder, environment, COMMAND);
        assertThat(checked.said().lines()).last().isEqualTo(sentence);
        assertThat(checked.said()).doesNotContain(MARKER);
        assertThat(checked.exitCode()).isEqualTo(1);
    }
}
