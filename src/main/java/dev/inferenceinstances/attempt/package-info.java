/** What failed, may it be done once more? */
package dev.inferenceinstances.attempt;
