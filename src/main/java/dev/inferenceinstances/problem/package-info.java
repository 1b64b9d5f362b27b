/** What went wrong with this request? Answers after RFC 9457, which show no stack trace, no SQL and no URL. */
package dev.inferenceinstances.problem;
