package dev.inferenceinstances.database;

import com.mysql.cj.conf.PropertyKey;
import dev.inferenceinstances.setting.InvalidSettingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postgresql.PGProperty;
import org.sqlite.SQLiteConfig;

/** Finds what a URL asks for and its driver does not know, and would ignore without a word. */
public final class UnknownWords {

    /** They say nothing of whether and how the server is checked. */
    private static final Set<String> HARMLESS = Set.of("sslcompression", "sslsni");

    private static final List<String> OF_TLS = List.of("ssl", "tls", "cert");

    private UnknownWords() {}

    /**
     * @return a sentence that names those that are ignored; none where all are known
     * @throws InvalidSettingException where one is about TLS, which would be missing without a word
     */
    public static List<String> remarks(DatabaseUrl url) {
        List<String> unknown = url.driverProperties().keySet().stream()
                .filter(name -> !isKnown(url.kind(), name))
                .sorted()
                .toList();
        unknown.stream().filter(UnknownWords::isOfTls).findFirst().ifPresent(name -> {
            throw new InvalidSettingException(
                    "%s sets %s, which the JDBC driver does not know, so that TLS would not be as it asks; see the table in the guide."
                            .formatted(DatabaseUrl.KEY, name));
        });
        return unknown.isEmpty()
                ? List.of()
                : List.of("%s sets %s, which the JDBC driver does not know and ignores."
                        .formatted(DatabaseUrl.KEY, String.join(", ", unknown)));
    }

    private static boolean isOfTls(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !HARMLESS.contains(lower) && OF_TLS.stream().anyMatch(lower::contains);
    }

    private static boolean isKnown(DatabaseKind kind, String name) {
        return switch (kind) {
            case POSTGRESQL -> PGProperty.forName(name) != null;
            case MYSQL -> PropertyKey.fromValue(PropertyKey.normalizeCase(name)) != null;
            case SQLITE ->
                Arrays.stream(SQLiteConfig.Pragma.values()).anyMatch(pragma -> pragma.pragmaName.equals(name));
        };
    }
}
