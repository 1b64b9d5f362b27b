/** Was this request answered before? */
package dev.inferenceinstances.idempotency;
