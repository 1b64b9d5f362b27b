/** What does an error of the database mean, for whom, and may another attempt help? */
package dev.inferenceinstances.failure;
