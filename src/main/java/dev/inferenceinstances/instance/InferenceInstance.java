package dev.inferenceinstances.instance;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A registered inference deployment: one row.
 */
@Entity
@Table(name = "inference_instances")
@DynamicUpdate
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields, with nulls where an old row has them
public class InferenceInstance extends InstanceColumns {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Override
    public Long instanceId() {
        return id;
    }

    /** Those of these names that are taken, by what the database holds for the same. */
    static List<String> namesAmong(Set<String> names) {
        return find("select name from InferenceInstance where name in ?1", names)
                .project(String.class)
                .list();
    }
}
