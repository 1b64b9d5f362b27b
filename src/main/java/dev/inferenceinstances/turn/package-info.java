/** Who gets the next connection, where more callers want one than there are? */
package dev.inferenceinstances.turn;
