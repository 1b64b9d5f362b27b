/** What did the caller send? Reads JSON bodies to their end, and names at once everything that is wrong with one. */
package dev.inferenceinstances.submission;
