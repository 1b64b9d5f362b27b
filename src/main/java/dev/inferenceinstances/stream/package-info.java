/** What happens right now? Tells everybody who listens, as it happens. */
package dev.inferenceinstances.stream;
