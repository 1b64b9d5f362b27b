package dev.inferenceinstances.setting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Tells a misspelt key of the service's own from a key that belongs to somebody else.
 *
 * <p>A {@code .env} is shared with other programs and a container platform adds keys of its own ({@code DB_POOL_SERVICE_HOST},
 * {@code DB_POOL_PORT}), so a prefix alone proves nothing. A key counts as misspelt when it differs from a known one in letter case
 * or separators only, or by at most two edits. What only begins like a pool setting ({@code DB_POOL_…}), or is a slip in a key so short
 * that another program may well have it, is named and ignored.
 */
public final class MisspeltKeys {

    private static final String POOL_PREFIX = "DB_POOL_";
    /** A shorter key, such as {@code PORT}, is two edits from too many honest ones, such as {@code HOST}. */
    private static final int SHORTEST_COMPARED = 7;

    private static final int MOST_EDITS = 2;
    /** Gives -1 as soon as it is clear that there are more, since an environment may hold hundreds of names at every start. */
    private static final LevenshteinDistance FEW_EDITS = new LevenshteinDistance(MOST_EDITS);

    /** What Kubernetes sets for each service of the namespace, as Docker did for each link. */
    private static final Pattern OF_KUBERNETES = Pattern.compile(
            ".+_(?:SERVICE_HOST|SERVICE_PORT(?:_.+)?|PORT(?:_\\d+_(?:TCP|UDP|SCTP)(?:_(?:ADDR|PORT|PROTO))?)?)");

    private MisspeltKeys() {}

    /**
     * @param names every name that is set, in the environment and in {@code .env}
     * @param known the keys that mean something here
     * @throws InvalidSettingException for the first name that is a misspelling of a known key
     */
    public static void refuse(Iterable<String> names, Set<String> known) {
        for (String name : names) {
            if (!isOfOthers(name, known)) {
                String upper = name.toUpperCase(Locale.ROOT);
                nearest(upper, known, key -> looksLike(upper, key)).ifPresent(key -> {
                    throw new InvalidSettingException(sentence(name, key));
                });
            }
        }
    }

    /** A sentence for each name that may be a misspelling of a known key, or of another program. */
    public static List<String> doubted(Iterable<String> names, Set<String> known) {
        List<String> sentences = new ArrayList<>();
        for (String name : names) {
            if (!isOfOthers(name, known)) {
                nearest(name, known, key -> beginsLikePoolSetting(name, key) || Slip.isOne(name, key))
                        .ifPresent(key -> sentences.add(sentence(name, key)));
            }
        }
        return sentences;
    }

    private static String sentence(String name, String key) {
        return "%s is not a setting of this service; did you mean %s?".formatted(name, key);
    }

    private static boolean isOfOthers(String name, Set<String> known) {
        return known.contains(name)
                || isPropertyName(name)
                || OF_KUBERNETES.matcher(name).matches();
    }

    /** Configuration libraries list {@code db.pool.size} beside {@code DB_POOL_SIZE}, and {@code port} beside {@code PORT}. */
    private static boolean isPropertyName(String name) {
        return name.contains(".") || !name.contains("_") && name.equals(name.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> nearest(String name, Set<String> known, Predicate<String> near) {
        return known.stream().filter(near).min(Comparator.comparingInt(key -> edits(name, key)));
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
