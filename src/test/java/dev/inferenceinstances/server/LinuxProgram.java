package dev.inferenceinstances.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells whether a program built for Linux on x86-64 can run on this machine. */
final class LinuxProgram {

    private static final String NOT_FOUND = "=> not found";

    private LinuxProgram() {}

    /** The reason why it cannot, in a sentence. */
    static Optional<String> missing(String name, Supplier<Path> program) {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!machine.equals("Linux amd64")) {
            return Optional.of(name + " is there for Linux amd64 only, this is " + machine + ".");
        }
        try {
            List<String> libraries = missingLibraries(program.get());
            return libraries.isEmpty()
                    ? Optional.empty()
                    : Optional.of(name + " needs shared libraries that are not installed: "
                            + String.join(", ", libraries) + ".");
        } catch (IOException e) {
            return Optional.of(name + " cannot be executed: " + e.getMessage() + ".");
        }
    }

    private static List<String> missingLibraries(Path program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString());
        // Makes the dynamic linker list the libraries and exit; ldd does the same, but may not be installed.
        builder.environment().put("LD_TRACE_LOADED_OBJECTS", "1");
        String list = new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return list.lines()
                .filter(line -> line.contains(NOT_FOUND))
                .map(line -> line.substring(0, line.indexOf(NOT_FOUND)).strip())
                .toList();
    }
}
