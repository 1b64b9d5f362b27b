package dev.inferenceinstances.lease;

import io.quarkus.arc.Arc;
import java.sql.SQLException;
import org.hibernate.BaseSessionEventListener;
import org.hibernate.exception.GenericJDBCException;

/**
 * Lets Hibernate ask the pool for a connection when it is its turn, and measures how long it waits for one, including waits that fail,
 * which the pool does not report. Hibernate makes one for each session, by the class name in application.properties.
 */
@SuppressWarnings("removal") // what it is to be replaced by has no name yet in this release of Hibernate
public final class AcquisitionListener extends BaseSessionEventListener {

    private final Acquisitions acquisitions =
            Arc.container().instance(Acquisitions.class).get();
    private long began;

    @Override
    public void jdbcConnectionAcquisitionStart() {
        began = System.nanoTime();
        try {
            acquisitions.awaitTurn(began);
        } catch (SQLException e) {
            // Hibernate calls nothing more, and would make the same of an exception of the pool
            acquisitions.over(began, System.nanoTime());
            throw new GenericJDBCException("Unable to acquire JDBC Connection", e);
        }
    }

    @Override
    public void jdbcConnectionAcquisitionEnd() {
        acquisitions.asked();
        acquisitions.over(began, System.nanoTime());
    }
}
