/** Would we notice? Rehearses trouble with the pool, with borrows that nothing can tell from those of real requests. */
package dev.inferenceinstances.drill;
