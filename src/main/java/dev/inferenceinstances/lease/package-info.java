/** Who holds a connection? Sees every borrow and every return. */
package dev.inferenceinstances.lease;
