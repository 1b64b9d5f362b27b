package dev.inferenceinstances.container;

import static dev.inferenceinstances.container.DockerFolder.FOLDER;
import static dev.inferenceinstances.container.DockerFolder.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the entry point makes of the size of the heap that the service says. */
@EnabledOnOs(OS.LINUX)
class HeapSizeIT {

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource({
        "96/1, '', -Xmx96m -XX:TieredStopAtLevel=1",
        "184, '', -Xmx184m -XX:Tier4InvocationThreshold=20000",
        "usual, '', -XX:Tier4InvocationThreshold=20000",
        "96/1, -XX:MaxRAMPercentage=60, -XX:TieredStopAtLevel=1",
        "96/1, -XX:MinRAMPercentage=60, -XX:TieredStopAtLevel=1",
        "96/1, -Xmx80m, -Xmx96m -XX:TieredStopAtLevel=1 -Xmx80m",
        "96/1, -XX:TieredStopAtLevel=4, -Xmx96m -XX:TieredStopAtLevel=1 -XX:TieredStopAtLevel=4",
    })
    void isHandedToJavaUnlessAShareIsAskedFor(String heap, String options, String sizes) throws Exception {
        Path java = Files.createDirectory(data.resolve("stub")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                case " $* " in
                    *" -jar "*) printf '%%s\\n' "$@" ;;
                    *) echo "sqlite 38000 %s" ;;
                esac
                """.formatted(heap));
        assertThat(java.toFile().setExecutable(true)).isTrue();

        Outcome outcome =
                Outcome.of(script(FOLDER.resolve("entrypoint"), data, java.getParent(), Map.of("JAVA_OPTS", options)));

        List<String> given = outcome.out()
                .lines()
                .filter(option -> option.matches("-Xmx.*|-XX:TieredStopAtLevel=.*|-XX:Tier4InvocationThreshold=.*"))
                .toList();
        assertThat(String.join(" ", given)).isEqualTo(sizes);
        assertThat(data.resolve("inference-instances-api.port")).hasContent("38000");
    }
}
