package dev.inferenceinstances.session;

/**
 * A limit within the server's own: of the account in DATABASE_URL, or of its database.
 *
 * @param connections how many it allows
 * @param inUse of these, those that are open, this service's included
 */
record ConnectionLimit(int connections, int inUse) {}
