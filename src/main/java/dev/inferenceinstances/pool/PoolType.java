package dev.inferenceinstances.pool;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of pool, by the names that SQLAlchemy gave them. */
public enum PoolType {
    /** A bounded pool with overflow. */
    QUEUE_POOL("QueuePool"),
    /** SQLite's one shared connection. */
    STATIC_POOL("StaticPool");

    private final String label;

    PoolType(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }

    static PoolType of(PoolReading reading) {
        return reading.shared() ? STATIC_POOL : QUEUE_POOL;
    }
}
