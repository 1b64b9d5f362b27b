package dev.inferenceinstances.instance;

import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The version of an instance, as HTTP knows it. It is made of the row itself and not kept beside it, so that what the earlier service
 * changes has a version of its own too, and each replica gives the same one. A row's time of change alone would do where the column holds
 * microseconds; in tables of the earlier service it may hold seconds.
 */
final class InstanceTag {

    /** An odd number whose bits look random, from the golden ratio: spreads each value over all bits. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int HALF = 32;

    private InstanceTag() {}

    /**
     * Whether a client has this version, as of RFC 9110, 13.1.2: one that a proxy has made a weak one, since it compresses the answer, is the
     * same.
     *
     * @param known the value of {@code If-None-Match}; null where it was not sent
     */
    static boolean isAmong(@Nullable String known, EntityTag version) {
        return known != null && known.contains("W/\"" + version.getValue() + '"');
    }

    static EntityTag of(InstanceColumns state) {
        Instant changed = state.updatedAt;
        long hash = changed == null ? 0 : changed.getEpochSecond() * 1_000_000_000 + changed.getNano();
        for (InstanceField<?> field : InstanceFields.STORED) {
            Object value = field.of(state);
            hash = (hash ^ (value == null ? 0 : value.hashCode())) * SPREAD;
            hash ^= hash >>> HALF;
        }
        return new EntityTag(Long.toHexString(hash));
    }
}
