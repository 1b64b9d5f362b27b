package dev.inferenceinstances.instance;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.hibernate.annotations.JdbcType;

/**
 * What is stored of an instance but for the number of its row: in the registry itself, and in each entry of its history. Fields are bare,
 * without defaults, since {@link InstanceFields} says what they are in a new row, and what an old row that lacks one is read as.
 *
 * <p>{@link #priorities} and {@link #envs} hold the stored JSON text. Text is immutable, so Hibernate takes no snapshots of it,
 * and a list passes it through without parsing it.
 */
@MappedSuperclass
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields, with nulls where an old row has them
public abstract class InstanceColumns extends PanacheEntityBase {

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

    /** The id of the instance, to be asked once it has one. */
    public abstract Long instanceId();
}
