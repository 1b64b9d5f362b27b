/**
 * What happens each second, in which order, on which reading? One timer reads once a second and runs the stages; nothing else ticks for
 * the pool.
 */
package dev.inferenceinstances.watch;
