/** How does one runner start any of the packages? */
package dev.inferenceinstances.launch;
