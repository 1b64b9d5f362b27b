package dev.inferenceinstances.drill;

/** @param ended drills that were running, and have given every connection back */
public record EndReport(int ended) {}
