package dev.inferenceinstances.stream;

import java.util.Locale;

/** What an event tells. All but a reading are kept for a while: a reading is worth nothing once there is a newer one. */
enum EventKind {
    /** The pool and its assessment, once a second. */
    READING,
    /** What is wrong with the pool, when that changes. */
    VERDICT,
    /** A leak that was found, or is over. */
    LEAK,
    /** An incident that began, or is over. */
    INCIDENT;

    /** The word that clients see. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
