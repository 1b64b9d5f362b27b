package dev.inferenceinstances.setting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in a {@code .env}, as the earlier service's library read it. The rules are a table in the guide, and the tests read
 * it there.
 *
 * <p>No library of Java was found that expands {@code ${X:-default}}, and the container's entry point has none on its class path.
 */
final class DotEnvText {

    private static final Pattern ASSIGNMENT =
            Pattern.compile("[ \\t]*(?:export[ \\t]+)?(?<key>[A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*");

    /** A line, or the rest of one, in which nothing is said. */
    private static final Pattern NOTHING = Pattern.compile("[ \\t]*(?:#[^\\r\\n]*)?(?=[\\r\\n]|\\z)");

    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n|\\z");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)\\s*#.*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\'\"abfnrtv])");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?<name>[^}:]*)(?::-(?<default>[^}]*))?}");

    private static final char SINGLE = '\'';
    private static final char DOUBLE = '"';

    private final String text;
    private final UnaryOperator<String> environment;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> unset = new LinkedHashMap<>();
    private final Set<String> referred = new HashSet<>();
    private final List<Integer> ignored = new ArrayList<>();
    private int at;

    private DotEnvText(String text, UnaryOperator<String> environment) {
        this.text = text;
        this.environment = environment;
    }

    /** @param environment gives the value of a variable that the text refers to, or null; it wins over what stands above in the text */
    static DotEnv read(String text, UnaryOperator<String> environment) {
        DotEnvText reader = new DotEnvText(text, environment);
        while (reader.at < text.length()) {
            reader.statement();
        }
        return new DotEnv(reader.values, reader.unset, reader.referred, reader.ignored);
    }

    private void statement() {
        Matcher assignment = from(ASSIGNMENT, at);
        if (assignment.lookingAt()) {
            String key = assignment.group("key");
            values.put(key, value(key, assignment.end()));
        } else {
            if (!from(NOTHING, at).lookingAt()) {
                ignored.add(lineNumber());
            }
            goOnBehindLine(at);
        }
    }

    private String value(String key, int start) {
        char first = start < text.length() ? text.charAt(start) : '\n';
        if (first == SINGLE || first == DOUBLE) {
            int end = closing(first, start + 1);
            if (end > 0) {
                goOnBehindLine(end + 1);
                String quoted = text.substring(start + 1, end);
                return first == SINGLE ? quoted.replace("\\'", "'") : expanded(key, unescaped(quoted));
            }
        }
        String bare = text.substring(start, goOnBehindLine(start));
        return expanded(key, COMMENT.matcher(bare).replaceFirst("").strip());
    }

    /** Where the quotes end, lines further down perhaps; 0 where they don't, or more follows, so that they are a part of the value. */
    private int closing(char quote, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i += quote == DOUBLE || isAt(i + 1, quote) && !endsAt(i + 2) ? 1 : 0;
            } else if (text.charAt(i) == quote) {
                return endsAt(i + 1) ? i : 0;
            }
        }
        return 0;
    }

    private boolean isAt(int index, char letter) {
        return index < text.length() && text.charAt(index) == letter;
    }

    private boolean endsAt(int index) {
        return from(NOTHING, index).lookingAt();
    }

    /** @return where the line ends that has this place */
    private int goOnBehindLine(int place) {
        Matcher end = from(LINE_END, place);
        boolean found = end.find();
        at = found ? Math.max(end.end(), at + 1) : text.length();
        return found ? end.start() : text.length();
    }

    private int lineNumber() {
        return (int) LINE_END.matcher(text.substring(0, at)).results().count();
    }

    private Matcher from(Pattern pattern, int start) {
        return pattern.matcher(text).region(start, text.length());
    }

    private static String unescaped(String quoted) {
        return ESCAPE.matcher(quoted).replaceAll(escape -> Matcher.quoteReplacement(letter(escape.group(1))));
    }

    private static String letter(String escaped) {
        return switch (escaped) {
            case "a" -> "\u0007";
            case "b" -> "\b";
            case "f" -> "\f";
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "v" -> "\u000B";
            default -> escaped;
        };
    }

    private String expanded(String key, String value) {
        return REFERENCE.matcher(value).replaceAll(reference -> {
            String name = reference.group(1);
            String other = reference.group(2);
            return Matcher.quoteReplacement(referred(key, name, other));
        });
    }

    private String referred(String key, String name, @Nullable String other) {
        referred.add(name);
        String value = environment.apply(name);
        if (value == null) {
            value = values.get(name);
        }
        if (value == null && other == null) {
            unset.put(key, name);
        }
        return value != null ? value : other != null ? other : "";
    }
}
