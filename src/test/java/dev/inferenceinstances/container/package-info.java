/** The container image without an engine: what it holds, how it starts, and how it says that it is well. */
package dev.inferenceinstances.container;
