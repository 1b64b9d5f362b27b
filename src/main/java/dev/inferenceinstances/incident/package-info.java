/** What happened? Keeps of each incident what an engineer wants to know afterwards. */
package dev.inferenceinstances.incident;
