package dev.inferenceinstances.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code .env} file of the working directory, read as the earlier service's library reads it: {@code export} may stand before a
 * key, quotes around a value, and a comment behind it. Quarkus reads the same file as Java properties, which know none of these.
 */
public final class DotEnv {

    private static final Path FILE = Path.of(".env");
    private static final Pattern LINE = Pattern.compile(
            "\\s*(?:export\\s+)?(?<key>[A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(?:\"(?<double>[^\"]*)\"|'(?<single>[^']*)'|(?<bare>.*?))\\s*(?:(?<=\\s|[\"'=])#.*)?");

    private DotEnv() {}

    /** The values by their keys; empty where there is no file. */
    public static Map<String, String> read() {
        try {
            return Files.isRegularFile(FILE) ? parse(Files.readString(FILE, StandardCharsets.UTF_8)) : Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a key in the environment, or else in the file; a variable that is set but empty hides the file's. */
    public static UnaryOperator<String> behind(Map<String, String> environment) {
        Map<String, String> file = read();
        return key -> environment.containsKey(key) ? environment.get(key) : file.get(key);
    }

    /** A line that is no assignment is left out, as a comment is. */
    static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> values.put(line.group("key"), value(line)));
        return values;
    }

    private static String value(Matcher line) {
        if (line.group("double") != null) {
            return line.group("double");
        }
        return line.group("single") != null ? line.group("single") : line.group("bare");
    }
}
