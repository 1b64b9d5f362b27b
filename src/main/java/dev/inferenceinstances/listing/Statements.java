package dev.inferenceinstances.listing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/**
 * Statements in HQL, of which one at a time is read for the first time. What has words or an order of words that were not seen before costs
 * Hibernate's parser up to a fifth of a second and a megabyte, and hundreds of requests that come at once would each do that work, until
 * none of it has room. While all are known, no lock is taken.
 */
@ApplicationScoped
public class Statements {

    /** As many as Hibernate keeps, of what it made of them. */
    private static final String MOST = "quarkus.hibernate-orm.query.query-plan-cache-max-size";

    private static final Duration AFTER_THE_START = Duration.ofSeconds(1);

    private final SessionFactory factory;
    private final Executor workers;
    private final int most;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final ReentrantLock first = new ReentrantLock();

    Statements(SessionFactory factory, ExecutorService workers, @ConfigProperty(name = MOST) int most) {
        this.factory = factory;
        this.most = most;
        this.workers = workers;
    }

    /** Reads soon what is likely to be asked, in the calm after the start. Whoever asks it before waits for nothing but its reading. */
    public void expect(List<String> hql, Class<?> result) {
        CompletableFuture.delayedExecutor(AFTER_THE_START.toMillis(), TimeUnit.MILLISECONDS, workers)
                .execute(() -> hql.forEach(each -> read(each, result)));
    }

    /** @param result of each row */
    public <T> SelectionQuery<T> select(StatelessSession session, String hql, Class<T> result) {
        if (!known.contains(hql)) {
            read(hql, result);
        }
        return session.createSelectionQuery(hql, result);
    }

    private void read(String hql, Class<?> result) {
        first.lock();
        try (StatelessSession session = factory.openStatelessSession()) {
            if (!known.contains(hql)) {
                session.createSelectionQuery(hql, result);
                if (known.size() >= most) {
                    known.clear();
                }
                known.add(hql);
            }
        } finally {
            first.unlock();
        }
    }
}
