/** What may an operator do to the live pool? Resizes and flushes, one at a time, and says what it was before and is after. */
package dev.inferenceinstances.control;
