/** What is rehearsed, and how? What the callers of each drill do, with borrows that nothing can tell from those of real requests. */
package dev.inferenceinstances.exercise;
