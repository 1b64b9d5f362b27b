package dev.inferenceinstances.setting;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Tells a misspelt key of the service's own from a key that belongs to somebody else.
 *
 * <p>A {@code .env} is shared with other programs and a container platform adds keys of its own ({@code DB_SERVICE_HOST},
 * {@code DB_PORT}), so a prefix alone proves nothing. A key counts as misspelt when it differs from a known one in letter case
 * or separators only, or by at most two edits, or when it begins like a pool setting ({@code DB_POOL_…}).
 */
public final class MisspeltKeys {

    private static final String POOL_PREFIX = "DB_POOL_";
    /** A shorter key, such as {@code PORT}, is two edits from too many honest ones, such as {@code HOST}. */
    private static final int SHORTEST_COMPARED = 7;

    private static final int MOST_EDITS = 2;
    /** Gives -1 as soon as it is clear that there are more, since an environment may hold hundreds of names at every start. */
    private static final LevenshteinDistance FEW_EDITS = new LevenshteinDistance(MOST_EDITS);

    private MisspeltKeys() {}

    /**
     * @param names every name that is set, in the environment and in {@code .env}
     * @param known the keys that mean something here
     * @throws InvalidSettingException for the first name that is a misspelling of a known key
     */
    public static void refuse(Iterable<String> names, Set<String> known) {
        for (String name : names) {
            if (!known.contains(name) && !isPropertyName(name)) {
                meant(name, known).ifPresent(key -> {
                    throw new InvalidSettingException(
                            "%s is not a setting of this service; did you mean %s?".formatted(name, key));
                });
            }
        }
    }

    /** Configuration libraries list {@code db.pool.size} beside {@code DB_POOL_SIZE}, and {@code port} beside {@code PORT}. */
    private static boolean isPropertyName(String name) {
        return name.contains(".") || !name.contains("_") && name.equals(name.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> meant(String name, Set<String> known) {
        String upper = name.toUpperCase(Locale.ROOT);
        return known.stream()
                .filter(key -> looksLike(upper, key) || beginsLikePoolSetting(upper, key))
                .min(Comparator.comparingInt(key -> edits(upper, key)));
    }

    private static boolean looksLike(String name, String key) {
        return key.length() >= SHORTEST_COMPARED && atMostFewEdits(name, key)
                || withoutSeparators(name).equals(withoutSeparators(key));
    }

    private static boolean beginsLikePoolSetting(String name, String key) {
        return name.startsWith(POOL_PREFIX) && key.startsWith(POOL_PREFIX);
    }

    private static String withoutSeparators(String name) {
        return name.replace("_", "").replace("-", "");
    }

    /** One edit changes the length by at most one. */
    private static boolean atMostFewEdits(String name, String key) {
        return Math.abs(name.length() - key.length()) <= MOST_EDITS && FEW_EDITS.apply(name, key) >= 0;
    }

    private static int edits(String name, String key) {
        return LevenshteinDistance.getDefaultInstance().apply(name, key);
    }
}
