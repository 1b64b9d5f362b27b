/** How do we say it? Sentences by key, in the reader's language, and as plain text for who prefers that. */
package dev.inferenceinstances.wording;
