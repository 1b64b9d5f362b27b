/** What is wrong, and what should I change? Asks every detector once a second, and keeps the diagnosis that is in force. */
package dev.inferenceinstances.diagnosis;
