/** How do we say it? Sentences by key, in the reader's language. */
package dev.inferenceinstances.wording;
