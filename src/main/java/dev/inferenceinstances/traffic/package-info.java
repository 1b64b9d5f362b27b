/** What becomes of the traffic? How long callers wait for a connection, and how long it is held: histograms, by slices of time and by holder. */
package dev.inferenceinstances.traffic;
