/** What does Prometheus read? The figures that the reports show, under the names of the OpenTelemetry conventions where there are any. */
package dev.inferenceinstances.metrics;
