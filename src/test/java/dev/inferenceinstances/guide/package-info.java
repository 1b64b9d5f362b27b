/** Is what users read true, complete, and the same in both languages? */
package dev.inferenceinstances.guide;
