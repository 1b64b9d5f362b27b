package dev.inferenceinstances.database;

import static dev.inferenceinstances.database.DatabaseUrl.KEY;

import dev.inferenceinstances.setting.InvalidSettingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is asked of TLS, from the least to the most, and how each driver calls it. */
enum TlsLevel {
    NONE("disable", "DISABLED"),
    /** TLS where the server has it, else none: what the drivers do where nothing is said. */
    PREFERRED("prefer", "PREFERRED", "allow"),
    /** TLS with whatever certificate the server has. */
    REQUIRED("require", "REQUIRED", "trust"),
    /** TLS with a certificate of an authority that is trusted. */
    VERIFY_CA("verify-ca", "VERIFY_CA"),
    /** The same, with the name of the host in it. */
    VERIFY_FULL("verify-full", "VERIFY_IDENTITY");

    private static final List<String> YES = List.of("true", "1", "yes", "on", "");
    private static final List<String> NO = List.of("false", "0", "no", "off");

    private final String postgresql;
    private final String mysql;
    private final List<String> others;

    TlsLevel(String postgresql, String mysql, String... others) {
        this.postgresql = postgresql;
        this.mysql = mysql;
        this.others = List.of(others);
    }

    /** The word of the JDBC driver of this kind of database. */
    String word(DatabaseKind kind) {
        return kind == DatabaseKind.POSTGRESQL ? postgresql : mysql;
    }

    /** @throws InvalidSettingException where the word is none of any driver */
    static TlsLevel ofWord(DatabaseKind kind, String name, String word) {
        return find(word).orElseThrow(() -> unknown(kind, name, word));
    }

    /**
     * Of a word that is either one of those, or only says yes or no, or is JSON as Node.js programs write it.
     *
     * @param yes what yes means
     * @throws InvalidSettingException where the word is none of these
     */
    static TlsLevel ofAnswer(DatabaseKind kind, String name, String word, TlsLevel yes) {
        String answer = word.toLowerCase(Locale.ROOT).replace(" ", "");
        if (YES.contains(answer) || NO.contains(answer)) {
            // no is no more than not to insist
            return YES.contains(answer) ? yes : PREFERRED;
        }
        if (answer.contains("\"rejectunauthorized\":")) {
            return answer.contains("\"rejectunauthorized\":false") ? REQUIRED : VERIFY_FULL;
        }
        return ofWord(kind, name, word);
    }

    static boolean isYes(String word) {
        return YES.contains(word.toLowerCase(Locale.ROOT));
    }

    private static Optional<TlsLevel> find(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(values()).filter(level -> level.isCalled(plain)).findFirst();
    }

    private boolean isCalled(String plain) {
        return plain.equals(postgresql)
                || plain.equals(mysql.toLowerCase(Locale.ROOT).replace('_', '-'))
                || others.contains(plain);
    }

    private static InvalidSettingException unknown(DatabaseKind kind, String name, String word) {
        return new InvalidSettingException("%s sets %s to \"%s\", which says nothing of TLS; write one of %s."
                .formatted(
                        KEY,
                        name,
                        word,
                        String.join(
                                ", ",
                                Arrays.stream(values())
                                        .map(level -> level.word(kind))
                                        .toList())));
    }
}
