/** What is registered? The inference instances, and how they are listed, created, changed and copied. */
package dev.inferenceinstances.instance;
