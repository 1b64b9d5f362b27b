/** Who may wait for a connection, who is refused at once, and what is said to whoever gets none? */
package dev.inferenceinstances.admission;
