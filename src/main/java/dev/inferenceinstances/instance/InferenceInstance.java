package dev.inferenceinstances.instance;

import dev.inferenceinstances.listing.Like;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcType;

/**
 * A registered inference deployment: one row. Fields are bare, without defaults, since {@link InstanceFields} says what
 * they are in a new row, and what an old row that lacks one is read as.
 *
 * <p>{@link #priorities} and {@link #envs} hold the stored JSON text. Text is immutable, so Hibernate takes no snapshots of it,
 * and a list passes it through without parsing it.
 */
@Entity
@Table(name = "inference_instances")
@DynamicUpdate
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields, with nulls where an old row has them
public class InferenceInstance extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String name;
    public String modelName;
    public String modelVersion;
    public String clusterName;
    public String imageTag;
    public String pipelineMode;
    public Boolean quantMode;
    public Boolean distillMode;
    public Boolean m405Mode;
    public Integer fps;
    public String checkpointPath;
    public String nonce;
    public Integer pp;
    public Integer cp;
    public Integer tp;
    public Integer nWorkers;
    public Integer replicas;
    public String priorities;
    public String envs;

    @Column(name = "`desc`")
    public String description;

    public Boolean separateVideoEncode;
    public Boolean separateVideoDecode;
    public Boolean separateT5Encode;
    public Boolean ephemeral;
    public Integer ephemeralMinPeriodSeconds;
    public String ephemeralTo;
    public String ephemeralFrom;
    public String vaeStoreType;
    public String t5StoreType;
    public Boolean enableCudaGraph;
    public Integer taskConcurrency;
    public Integer celeryTaskConcurrency;
    public String status;

    @JdbcType(UtcTimestampJdbcType.class)
    public Instant createdAt;

    @JdbcType(UtcTimestampJdbcType.class)
    public Instant updatedAt;

    static Optional<InferenceInstance> byId(long id) {
        return findByIdOptional(id);
    }

    /** The names that begin like this, to find a free one. */
    static List<String> namesLike(String prefix) {
        return find("select name from InferenceInstance where name like ?1 escape '!'", Like.beginsWith(prefix))
                .project(String.class)
                .list();
    }
}
