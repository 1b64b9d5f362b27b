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
    private boolean underWay;
    private boolean asking;

    @Override
    public void jdbcConnectionAcquisitionStart() {
        began = System.nanoTime();
        underWay = true;
        asking = false;
        try {
            acquisitions.awaitTurn(began);
            asking = true;
        } catch (SQLException e) {
            over();
            // Hibernate would make the same of an exception of the pool
            throw new GenericJDBCException("Unable to acquire JDBC Connection", e);
        }
    }

    @Override
    public void jdbcConnectionAcquisitionEnd() {
        over();
    }

    /** Once for each attempt: after a start that throws, some ways of Hibernate tell the end, and some do not. */
    private void over() {
        if (!underWay) {
            return;
        }
        underWay = false;
        if (asking) {
            acquisitions.asked();
        }
        acquisitions.over(began, System.nanoTime());
    }
}
