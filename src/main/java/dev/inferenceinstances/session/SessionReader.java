package dev.inferenceinstances.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Reads what one kind of server shows of its sessions. Called by one thread at a time. */
interface SessionReader {

    /** For all its queries together: less than the probe's own time-out, so that a slow answer does not cost the connection. */
    Duration TIMEOUT = Duration.ofSeconds(2);

    ServerView read(Connection connection, Instant now) throws SQLException;
}
