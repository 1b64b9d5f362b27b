package dev.inferenceinstances.failure;

/** What may help where a request failed for the database's sake, and so how it is answered. */
public enum Remedy {
    /** To begin the transaction again, which the service has done once before it says so: 503 with {@code Retry-After}. */
    AT_ONCE(503),
    /** The same request, when the server or its operator has acted: 503 with {@code Retry-After}. */
    LATER(503),
    /** Another request: 409, or 422 where a value is of the wrong kind. */
    OTHER_VALUES(409),
    /** Only an operator, who has to change the database or the service: 500. */
    OPERATOR(500);

    private final int status;

    Remedy(int status) {
        this.status = status;
    }

    /** The HTTP status that stands for it. */
    public int status() {
        return status;
    }
}
