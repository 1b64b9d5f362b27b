/** How long do callers wait for a connection, and how long is it held? Durations in histograms, by slices of time and by holder. */
package dev.inferenceinstances.timing;
