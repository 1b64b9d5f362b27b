/** What does the server see? Its sessions, over the probe's own connection, joined with the leases of this service. */
package dev.inferenceinstances.session;
