package dev.inferenceinstances.idempotency;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The answer to a request that made something, for whoever sends the request again. */
@Entity
@Table(name = "idempotency_keys")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
public class KeptAnswer extends PanacheEntityBase {

    @Id
    public String idempotencyKey;

    public String fingerprint;

    /** Where to find what was made. */
    public String location;

    /** The version in which it was made. */
    public String version;

    /** The body, in JSON. */
    public String body;

    /** Milliseconds since 1970. */
    public Long keptAt;

    static KeptAnswer empty(IdempotencyKey key, long now) {
        KeptAnswer answer = new KeptAnswer();
        answer.idempotencyKey = key.text();
        answer.fingerprint = key.fingerprint();
        answer.location = "";
        answer.version = "";
        answer.body = "";
        answer.keptAt = now;
        return answer;
    }
}
