/** How are all instances had at once? */
package dev.inferenceinstances.export;
