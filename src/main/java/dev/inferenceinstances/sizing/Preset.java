package dev.inferenceinstances.sizing;

import dev.inferenceinstances.pool.PoolSize;
import java.util.Locale;

/** Sizes to begin with, by the number of clients at once, until there is traffic to measure. */
enum Preset {
    /** Below 100 clients. */
    LIGHT(new PoolSize(10, 20)),
    /** 100 to 500 clients. */
    MEDIUM(new PoolSize(20, 40)),
    /** Above 500 clients. */
    HEAVY(new PoolSize(50, 100));

    private final PoolSize size;

    Preset(PoolSize size) {
        this.size = size;
    }

    static Preset of(int clients) {
        if (clients < 100) {
            return LIGHT;
        }
        return clients <= 500 ? MEDIUM : HEAVY;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    PoolSize size() {
        return size;
    }
}
