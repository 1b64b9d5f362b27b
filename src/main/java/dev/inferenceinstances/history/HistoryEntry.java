package dev.inferenceinstances.history;

import dev.inferenceinstances.instance.InstanceColumns;
import dev.inferenceinstances.instance.UtcTimestampJdbcType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcType;
import org.jspecify.annotations.Nullable;

/** One change of an instance, and how it was after it; where it was deleted, how it was before. */
@Entity
@Table(name = "inference_instances_history")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class HistoryEntry extends InstanceColumns {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long historyId;

    public Long originalId;
    public String operationType;

    @JdbcType(UtcTimestampJdbcType.class)
    public Instant operationTimestamp;

    /** A JSON list of names; null in an entry of the earlier service. */
    public @Nullable String changedFields;

    /** Null in an entry of the earlier service. */
    public @Nullable String changedBy;

    /** Null in an entry of the earlier service. */
    public @Nullable String requestId;

    @Override
    public Long instanceId() {
        return originalId;
    }
}
