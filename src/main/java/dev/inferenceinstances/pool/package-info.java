/**
 * How is the pool? One adapter reads it, one immutable record carries a reading, one pure function judges it, and every outlet
 * shows that judgement.
 */
package dev.inferenceinstances.pool;
