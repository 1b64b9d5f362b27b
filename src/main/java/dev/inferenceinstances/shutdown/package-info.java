/** How does the service end? What it still does once it is told to stop, and in which order. */
package dev.inferenceinstances.shutdown;
