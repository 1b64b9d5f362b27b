package dev.inferenceinstances.testing;

import dev.inferenceinstances.server.PostgresPair;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts a PostgreSQL with a standby before the service starts, and stops both after. */
public final class PairResource implements QuarkusTestResourceLifecycleManager {

    private final PostgresPair pair = new PostgresPair();

    @Override
    public Map<String, String> start() {
        pair.start();
        return Map.of("DATABASE_URL", pair.databaseUrl());
    }

    @Override
    public void inject(TestInjector tests) {
        tests.injectIntoFields(pair, new TestInjector.MatchesType(PostgresPair.class));
    }

    @Override
    public void stop() {
        pair.close();
    }
}
