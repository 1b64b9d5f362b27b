package dev.inferenceinstances.setting;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The {@code .env} file of the working directory. The service and the container's entry point both read it here, by the rules of
 * {@link DotEnvText}; Quarkus reads the same file as Java properties, which know few of them.
 *
 * @param values the values by their keys
 * @param unset by the key of the value that refers to it, a variable that nobody sets, in whose place nothing stands
 * @param referred the variables that values refer to, wherever they are set
 * @param ignored the numbers of the lines, from 1, that are neither assignments nor comments nor blank
 */
public record DotEnv(
        Map<String, String> values, Map<String, String> unset, Set<String> referred, List<Integer> ignored) {

    static final Path FILE = Path.of(".env");

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final DotEnv NONE = new DotEnv(Map.of(), Map.of(), Set.of(), List.of());

    /**
     * What the file says, with variables that it refers to from the environment of this process; nothing where there is no file.
     *
     * @throws InvalidSettingException where the file cannot be read, or is not UTF-8
     */
    public static DotEnv read() {
        return read(FILE, System::getenv);
    }

    static DotEnv read(Path file, UnaryOperator<String> environment) {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try {
            return DotEnvText.read(decoded(file, Files.readAllBytes(file)), environment);
        } catch (IOException e) {
            throw new InvalidSettingException("%s cannot be read; allow it, or take it away.".formatted(file));
        }
    }

    /** The value of a key in the environment, or else in the file; a variable that is set but empty hides the file's. */
    public static UnaryOperator<String> behind(Map<String, String> environment) {
        Map<String, String> file = read(FILE, environment::get).values();
        return key -> environment.containsKey(key) ? environment.get(key) : file.get(key);
    }

    /** What is not as its writer may think, a sentence each; of the values, those of these keys alone. */
    public List<String> remarks(Set<String> keys) {
        List<String> remarks = new ArrayList<>();
        unset.forEach((key, variable) -> {
            if (keys.contains(key)) {
                remarks.add("%s refers in %s to ${%s}, which is not set, so that nothing stands there."
                        .formatted(FILE, key, variable));
            }
        });
        ignored.forEach(line -> remarks.add("%s, line %d, is no assignment and is ignored.".formatted(FILE, line)));
        return remarks;
    }

    private static String decoded(Path file, byte[] bytes) {
        if (isUtf16(bytes)) {
            throw new InvalidSettingException("%s is encoded as UTF-16; save it as UTF-8.".formatted(file));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            throw new InvalidSettingException(
                    "%s, line %d, has a letter that is not encoded as UTF-8; save the file as UTF-8."
                            .formatted(file, lineAt(bytes, in.position())));
        }
        String text = out.flip().toString();
        requireThatQuarkusCanReadIt(file, text);
        return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
    }

    /** It reads the file too, whether or not what it makes of it is used, and ends in a stack trace where it cannot. */
    private static void requireThatQuarkusCanReadIt(Path file, String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                new Properties().load(new StringReader(line));
            } catch (IllegalArgumentException | IOException e) {
                throw new InvalidSettingException(
                        "%s, line %d, has a \\u that Quarkus cannot read; put the value in double quotes and write \\\\u."
                                .formatted(file, number));
            }
        }
    }

    /** By its byte order mark, or else by the zero that every other byte of plain letters is. */
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return mark == 0xFEFF || mark == 0xFFFE || bytes[0] == 0 || bytes[1] == 0;
    }

    private static long lineAt(byte[] bytes, int position) {
        return new String(bytes, 0, position, StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count()
                + 1;
    }
}
