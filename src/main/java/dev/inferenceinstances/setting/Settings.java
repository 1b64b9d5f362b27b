package dev.inferenceinstances.setting;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The service's own settings, read by the keys that its users write: {@code DB_POOL_SIZE}, {@code PORT}, …
 *
 * <p>White space around a value, and one pair of quotes, are taken off. A value that is absent or blank gives the default. A value that
 * is out of bounds gives an {@link InvalidSettingException}. Every key that was asked for is remembered, so that {@link #keys()} is the
 * list of all keys and needs no second place.
 */
public final class Settings {

    private static final String SECONDS = "a number of seconds";
    private static final String SET = "set";
    private static final String NOT_SET = "not set";
    private static final Set<String> YES = Set.of("true", "1", "yes", "on", "t", "y");
    private static final Set<String> NO = Set.of("false", "0", "no", "off", "f", "n");

    private final UnaryOperator<String> values;
    private final SortedMap<String, String> understood = new TreeMap<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    /** @param values gives the raw value of a key, or null where it is not set */
    public Settings(UnaryOperator<String> values) {
        this.values = values;
    }

    public Optional<String> text(String key) {
        Optional<String> text =
                Optional.ofNullable(values.apply(key)).map(Wrapping::off).filter(value -> !value.isEmpty());
        understood.put(key, text.orElse(NOT_SET));
        return text;
    }

    /** @param fallback applies, and is shown, where nothing is set */
    public String text(String key, String fallback) {
        String text = text(key).orElse(fallback);
        understood.put(key, text);
        return text;
    }

    /** The same for what is no secret by itself, but is not to be shown to whoever asks. */
    public Optional<String> unshown(String key) {
        Optional<String> text = text(key);
        text.ifPresent(value -> understood.put(key, SET));
        return text;
    }

    /**
     * The same for what must not be shown, which may also stand in a file: that of the key with {@code _FILE} behind it. That its wrapping
     * was taken off is remarked, since whoever signs in with it would not.
     */
    public Optional<String> secret(String key) {
        String keyOfFile = key + SecretFile.SUFFIX;
        understood.put(key, NOT_SET);
        Optional<String> given = Optional.ofNullable(values.apply(key))
                .map(value -> unwrapped(key, value))
                .filter(value -> !value.isEmpty());
        Optional<String> file = text(keyOfFile);
        if (given.isPresent() && file.isPresent()) {
            throw new InvalidSettingException("%s and %s are both set; set one of them.".formatted(key, keyOfFile));
        }
        Optional<String> secret =
                given.or(() -> file.map(path -> unwrapped(keyOfFile, SecretFile.read(keyOfFile, path, this::remark))));
        secret.ifPresent(value -> understood.put(key, SET));
        return secret;
    }

    /**
     * The same, understood.
     *
     * @throws InvalidSettingException as the parser does, and then names the file too where the secret stands in one
     */
    public <T> Optional<T> secret(String key, Function<String, T> parser) {
        Optional<String> secret = secret(key);
        try {
            return secret.map(parser);
        } catch (InvalidSettingException refused) {
            String keyOfFile = key + SecretFile.SUFFIX;
            throw text(keyOfFile)
                    .map(file -> new InvalidSettingException(
                            "%s It stands in \"%s\", which %s names.".formatted(refused.getMessage(), file, keyOfFile)))
                    .orElse(refused);
        }
    }

    private String unwrapped(String key, String value) {
        String bare = Wrapping.off(value);
        if (!bare.equals(value) && !bare.isEmpty()) {
            remarks.add("%s is used without the white space or quotes around it.".formatted(key));
        }
        return bare;
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    public int wholeNumber(String key, int fallback, int least, int most) {
        int number = text(key)
                .map(value ->
                        decimal(key, value, "a whole number", least, most, 0).intValue())
                .orElse(fallback);
        understood.put(key, Integer.toString(number));
        return number;
    }

    /** A decimal number from {@code least} to {@code most}, both included, with at most two places. */
    public double percent(String key, double fallback, int least, int most) {
        double percent = text(key)
                .map(value -> decimal(key, value, "a number", least, most, 2).doubleValue())
                .orElse(fallback);
        understood.put(key, BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString());
        return percent;
    }

    /** Seconds from {@code least} to {@code most}, both included; fractions down to a millisecond are kept. */
    public Duration seconds(String key, Duration fallback, Duration least, Duration most) {
        return seconds(key, SECONDS, fallback, least, most);
    }

    /** The same, or the word for never, which gives zero. */
    public Duration secondsOrNever(String key, String never, Duration fallback, Duration least, Duration most) {
        return text(key).filter(never::equals).isPresent()
                ? Duration.ZERO
                : seconds(key, never + " for never, or " + SECONDS, fallback, least, most);
    }

    private Duration seconds(String key, String what, Duration fallback, Duration least, Duration most) {
        Duration time = text(key)
                .map(value -> decimal(key, value, what, toSeconds(least), toSeconds(most), 3))
                .map(value -> Duration.ofMillis(value.movePointRight(3).longValueExact()))
                .orElse(fallback);
        understood.put(key, toSeconds(time).toPlainString() + " s");
        return time;
    }

    /** {@code true} or {@code false}, or one of the words that the earlier service took for them. */
    public boolean flag(String key, boolean fallback) {
        boolean flag = text(key)
                .map(value -> {
                    String word = value.toLowerCase(Locale.ROOT);
                    if (!YES.contains(word) && !NO.contains(word)) {
                        throw invalid(key, value, "true or false");
                    }
                    return YES.contains(word);
                })
                .orElse(fallback);
        understood.put(key, Boolean.toString(flag));
        return flag;
    }

    /** Whether somebody has set this name, which is no key of the service. */
    public boolean isSet(String name) {
        return !isBlank(values.apply(name));
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /** Every key that was asked for so far. */
    public Set<String> keys() {
        return understood().keySet();
    }

    /** The same with what came of it, to be shown: the default where nothing is set, and of a secret only whether it is set. */
    public SortedMap<String, String> understood() {
        return Collections.unmodifiableSortedMap(understood);
    }

    /** What an operator should know of how the settings were understood, a sentence each. Shows no secret. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** @param sentence what an operator should know of a setting that is used all the same; must show no secret */
    public void remark(String sentence) {
        remarks.add(sentence);
    }

    /** The sentence for a value that may be shown; a secret must not be passed here. */
    public static InvalidSettingException invalid(String key, String value, String allowed) {
        return new InvalidSettingException("%s must be %s, but is \"%s\".".formatted(key, allowed, value));
    }

    private static BigDecimal decimal(
            String key, String value, String what, BigDecimal least, BigDecimal most, int places) {
        try {
            BigDecimal number = new BigDecimal(value).stripTrailingZeros();
            if (number.compareTo(least) >= 0 && number.compareTo(most) <= 0 && number.scale() <= places) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw outOfBounds(key, value, what, least, most);
        }
        throw outOfBounds(key, value, what, least, most);
    }

    private static BigDecimal decimal(String key, String value, String what, long least, long most, int places) {
        return decimal(key, value, what, BigDecimal.valueOf(least), BigDecimal.valueOf(most), places);
    }

    private static InvalidSettingException outOfBounds(
            String key, String value, String what, BigDecimal least, BigDecimal most) {
        return invalid(key, value, "%s from %s to %s".formatted(what, least.toPlainString(), most.toPlainString()));
    }

    private static BigDecimal toSeconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
    }
}
