package dev.inferenceinstances.packaged;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.Saboteur;
import dev.inferenceinstances.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The same where a server has sessions, which it ends. */
abstract class ServerShutdownContract extends ShutdownContract {

    private final Saboteur saboteur;

    ServerShutdownContract(TestDatabase database) {
        super(database);
        this.saboteur = Saboteur.of(database.kind());
    }

    @Override
    final Connection lock(Optional<DatabaseServer> server, String url) throws SQLException {
        return saboteur.lockTable(server.orElseThrow(), url);
    }

    @Override
    final int sessions(Optional<DatabaseServer> server, String url) throws SQLException {
        return saboteur.left(server.orElseThrow(), url);
    }

    @Override
    final Predicate<CompletableFuture<HttpResponse<String>>> endOfTheStuck() {
        return answer -> answer.join().statusCode() == 503;
    }
}
