/** What is wrong, and what should I change? Pure judgements over what the pool, the leases and the server show. */
package dev.inferenceinstances.diagnosis;
