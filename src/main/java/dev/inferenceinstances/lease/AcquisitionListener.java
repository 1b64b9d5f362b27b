package dev.inferenceinstances.lease;

import io.quarkus.arc.Arc;
import org.hibernate.BaseSessionEventListener;

/**
 * Measures how long Hibernate waits for a connection, including waits that fail, which the pool does not report. Hibernate makes one for each
 * session, by the class name in application.properties.
 */
@SuppressWarnings("removal") // what it is to be replaced by has no name yet in this release of Hibernate
public final class AcquisitionListener extends BaseSessionEventListener {

    private long began;

    @Override
    public void jdbcConnectionAcquisitionStart() {
        began = System.nanoTime();
    }

    @Override
    public void jdbcConnectionAcquisitionEnd() {
        Arc.container().instance(Acquisitions.class).get().over(began, System.nanoTime());
    }
}
