/** What did the caller send, before anybody reads its meaning? Bodies that are too large, query parameters, and what is accepted. */
package dev.inferenceinstances.request;
