package dev.inferenceinstances.testing;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.SilentRelay;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts a database behind a node that can fall silent before the service starts, and stops both after. */
public final class SilentNodeResource implements QuarkusTestResourceLifecycleManager {

    static final String DATABASE = "database";

    private DatabaseServer server;
    private SilentRelay relay;

    @Override
    public void init(Map<String, String> arguments) {
        server = TestDatabase.valueOf(arguments.get(DATABASE)).server().orElseThrow();
    }

    @Override
    public Map<String, String> start() {
        server.start();
        relay = new SilentRelay(server.databaseUrl());
        return Map.of("DATABASE_URL", relay.databaseUrl());
    }

    @Override
    public void inject(TestInjector tests) {
        tests.injectIntoFields(relay, new TestInjector.MatchesType(SilentRelay.class));
        tests.injectIntoFields(server, new TestInjector.MatchesType(DatabaseServer.class));
    }

    @Override
    public void stop() {
        relay.close();
        server.close();
    }
}
