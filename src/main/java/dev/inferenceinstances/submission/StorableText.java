package dev.inferenceinstances.submission;

/** Text that every database can store: PostgreSQL takes no NUL character, and half a surrogate pair has no UTF-8 form. */
public final class StorableText {

    public static final String ALLOWED = "must not hold a NUL character or half a surrogate pair";

    private StorableText() {}

    public static boolean test(String text) {
        return text.codePoints()
                .noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
