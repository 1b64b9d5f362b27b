/** Are we well? Thin checks that repeat what the pool and the database packages know already. */
package dev.inferenceinstances.health;
