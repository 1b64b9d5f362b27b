package dev.inferenceinstances.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Node.js that Playwright brings along, so that nobody has to install one; with the modules that Maven unpacks. */
final class Node {

    static final Path MODULES = Path.of("target", "page-tools", "node_modules");

    /** What a script prints, line by line, on either stream. */
    static List<String> run(Path script, String... arguments) {
        Driver driver = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
        List<String> command = new ArrayList<>();
        command.add(driver.createProcessBuilder().command().get(0));
        command.add(script.toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("NODE_PATH", MODULES.toAbsolutePath().toString());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.onExit().join().exitValue();
            assertThat(code != 0 && output.isEmpty())
                    .as("%s ended with %d and said nothing", script, code)
                    .isFalse();
            return output.lines().toList();
        } catch (IOException e) {
            throw new AssertionError("Node.js does not run", e);
        }
    }

    private Node() {}
}
