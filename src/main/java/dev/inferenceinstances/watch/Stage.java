package dev.inferenceinstances.watch;

import java.util.function.Consumer;

/**
 * A part of the work of each second.
 *
 * @param name under which it is shown when it fails
 * @param work what is done; it gets the second that was read and reads nothing of the pool itself
 */
record Stage(String name, Consumer<Second> work) {}
