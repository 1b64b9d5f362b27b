package dev.inferenceinstances.instance;

import dev.inferenceinstances.listing.Like;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
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

    /** The names that begin like this, to find a free one. */
    static List<String> namesLike(String prefix) {
        return find("select name from InferenceInstance where name like ?1 escape '!'", Like.beginsWith(prefix))
                .project(String.class)
                .list();
    }
}
