/** Runs the same behaviour on every database: which databases there are, and how a test gets an empty one. */
package dev.inferenceinstances.testing;
