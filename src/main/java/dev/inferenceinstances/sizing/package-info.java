/** How large should the pool be? What was measured goes into a model of queues, and what it needs comes out, with the reasons. */
package dev.inferenceinstances.sizing;
