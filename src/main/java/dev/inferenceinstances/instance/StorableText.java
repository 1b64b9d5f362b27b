package dev.inferenceinstances.instance;

/** Text that every database can store: PostgreSQL takes no NUL character, and half a surrogate pair has no UTF-8 form. */
final class StorableText {

    static final String ALLOWED = "must not hold a NUL character or half a surrogate pair";

    private StorableText() {}

    static boolean test(String text) {
        return text.codePoints()
                .noneMatch(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
