/** What can be set? The users' keys, their bounds, and what is said when one of them cannot be used. */
package dev.inferenceinstances.setting;
