import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints the packages of the service as a table: files, lines, lines of tests, and which others each imports from.
 *
 * <p>{@code java src/test/rooms/Rooms.java [folder of a checkout]}
 */
public final class Rooms {

    private static final String ROOT = "java/dev/inferenceinstances";
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?dev\\.inferenceinstances\\.([a-z]+)\\.", Pattern.MULTILINE);

    private Rooms() {}

    public static void main(String... arguments) throws IOException {
        Path checkout = Path.of(arguments.length == 0 ? "." : arguments[0]);
        Path main = checkout.resolve("src/main").resolve(ROOT);
        Path test = checkout.resolve("src/test").resolve(ROOT);
        Map<String, List<Path>> rooms = new TreeMap<>();
        for (Path room : children(main).filter(Files::isDirectory).toList()) {
            rooms.put(room.getFileName().toString(), sources(room));
        }
        System.out.println("| room | files | lines | test lines | arrows | imports from |");
        System.out.println("|---|---|---|---|---|---|");
        for (Map.Entry<String, List<Path>> room : rooms.entrySet()) {
            TreeSet<String> arrows = new TreeSet<>();
            for (Path file : room.getValue()) {
                IMPORT.matcher(Files.readString(file)).results().forEach(found -> arrows.add(found.group(1)));
            }
            arrows.remove(room.getKey());
            System.out.printf(
                    "| %s | %d | %d | %d | %d | %s |%n",
                    room.getKey(),
                    room.getValue().size(),
                    lines(room.getValue()),
                    lines(sources(test.resolve(room.getKey()))),
                    arrows.size(),
                    arrows.stream().collect(Collectors.joining(", ")));
        }
        long mainLines = lines(sources(main));
        long testLines = lines(sources(test));
        System.out.printf(
                "%n%d files, %d lines; tests %d files, %d lines: %.2f lines of tests to one%n",
                sources(main).size(), mainLines, sources(test).size(), testLines, (double) testLines / mainLines);
    }

    private static Stream<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream();
        }
    }

    private static List<Path> sources(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static long lines(List<Path> files) throws IOException {
        long lines = 0;
        for (Path file : files) {
            lines += Files.readAllLines(file).size();
        }
        return lines;
    }
}
