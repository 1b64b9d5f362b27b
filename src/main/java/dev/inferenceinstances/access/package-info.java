/** Who may do this? Sign-in by HTTP Basic, and what is kept from those who have not signed in. */
package dev.inferenceinstances.access;
