package dev.inferenceinstances.metrics;

/**
 * What tells the figures of one metric apart.
 *
 * @param value one of a few that are known beforehand, never what a client has sent
 */
record Label(String name, String value) {}
