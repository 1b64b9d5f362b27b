package dev.inferenceinstances.testing;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.PooledPostgresServer;
import dev.inferenceinstances.server.TemporaryFolder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Starts a database before the service starts, and stops it after. */
public final class DatabaseResource implements QuarkusTestResourceLifecycleManager {

    static final String DATABASE = "database";

    private TestDatabase database;
    private Optional<DatabaseServer> server = Optional.empty();
    private Path folder;

    @Override
    public void init(Map<String, String> arguments) {
        database = TestDatabase.valueOf(arguments.get(DATABASE));
    }

    @Override
    public Map<String, String> start() {
        server = database.server();
        server.ifPresent(DatabaseServer::start);
        String url = server.map(DatabaseServer::databaseUrl).orElseGet(this::file);
        return server.orElse(null) instanceof PooledPostgresServer pooled && database.tellsOfItsPooler()
                ? Map.of("DATABASE_URL", url, "POOLER_ADMIN_URL", pooled.consoleUrl())
                : Map.of("DATABASE_URL", url);
    }

    /** Gives a test that has a field for it the server, of which it may be the superuser. */
    @Override
    public void inject(TestInjector tests) {
        server.ifPresent(
                running -> tests.injectIntoFields(running, new TestInjector.MatchesType(DatabaseServer.class)));
    }

    @Override
    public void stop() {
        server.ifPresent(DatabaseServer::close);
        TemporaryFolder.delete(folder);
    }

    private String file() {
        folder = TemporaryFolder.create("sqlite-");
        return "sqlite:///" + folder.resolve("test.db");
    }
}
