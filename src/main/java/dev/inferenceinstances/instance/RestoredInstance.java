package dev.inferenceinstances.instance;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row that comes back under the id that it had, where the database gives a new row its id. */
@Entity
@Table(name = "inference_instances")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields, with nulls where an old row has them
class RestoredInstance extends InstanceColumns {

    @Id
    public Long id;

    @Override
    public Long instanceId() {
        return id;
    }
}
