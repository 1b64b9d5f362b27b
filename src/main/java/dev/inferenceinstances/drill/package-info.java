/** Would we notice? Rehearses trouble with the pool: which drills run, who may start them, and their end. */
package dev.inferenceinstances.drill;
