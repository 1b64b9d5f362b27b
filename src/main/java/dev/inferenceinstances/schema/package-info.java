/** Which of its tables may the service use, and what does it lack for the others? */
package dev.inferenceinstances.schema;
