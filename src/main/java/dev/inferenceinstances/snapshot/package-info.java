/** How is everything at this moment? What an engineer wants to know later, kept in one piece. */
package dev.inferenceinstances.snapshot;
