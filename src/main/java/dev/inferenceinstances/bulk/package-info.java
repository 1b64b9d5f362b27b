/** How are many instances registered at once? */
package dev.inferenceinstances.bulk;
