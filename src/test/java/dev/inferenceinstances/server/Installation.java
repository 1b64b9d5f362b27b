package dev.inferenceinstances.server;

import java.nio.file.Path;

/**
 * What a server is started from, shared by all servers of this user.
 *
 * @param program the server program, in the directory {@code bin} of the installation
 * @param initialData the data directory of a server that never ran; making one takes longer than copying it
 */
record Installation(Path program, Path initialData) {

    Path directory() {
        return program.getParent().getParent();
    }
}
