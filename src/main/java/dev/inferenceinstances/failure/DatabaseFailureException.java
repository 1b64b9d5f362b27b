package dev.inferenceinstances.failure;

/** The server did not answer a question. The message is a sentence without the driver's words. */
public final class DatabaseFailureException extends RuntimeException {

    private final DatabaseFailure kind;

    public DatabaseFailureException(DatabaseFailure kind, Throwable cause) {
        super(kind.sentence(), cause);
        this.kind = kind;
    }

    public DatabaseFailure kind() {
        return kind;
    }
}
