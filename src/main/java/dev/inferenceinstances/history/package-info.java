/** What became of an instance, and how was it before? */
package dev.inferenceinstances.history;
