package dev.inferenceinstances.control;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.ServerBudget;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoomCheckTest {

    private static final Optional<ServerBudget> ROOM_FOR_46 =
            Optional.of(new ServerBudget(100, 3, 81, 50, 0, 1, 1, null, 46));

    @Test
    void whatFitsExactlyIsAllowed() {
        assertThatCode(() -> RoomCheck.require(new PoolSize(20, 26), ROOM_FOR_46))
                .doesNotThrowAnyException();
    }

    @Test
    void oneMoreIsRefusedWithTheFigures() {
        assertThatThrownBy(() -> RoomCheck.require(new PoolSize(20, 27), ROOM_FOR_46))
                .isInstanceOf(HttpProblem.class)
                .hasFieldOrPropertyWithValue("statusCode", 409)
                .hasFieldOrPropertyWithValue(
                        "detail",
                        "A pool of 20 + 27 may open 47 connections, but the server has room for 46: max_connections 100, 3 reserved, 50 used by other clients, 1 for the probe; send \"force\": true to resize all the same");
    }

    @Test
    void replicasShareTheRoom() {
        Optional<ServerBudget> share = Optional.of(new ServerBudget(100, 3, 60, 49, 42, 3, 3, 93, 29));
        assertThatThrownBy(() -> RoomCheck.require(new PoolSize(20, 10), share))
                .hasFieldOrPropertyWithValue(
                        "detail",
                        "A pool of 20 + 10 may open 30 connections, but the server has room for 29: max_connections 100, 3 reserved, 7 used by other clients, the rest shared by 3 replicas with a probe each; send \"force\": true to resize all the same");
    }

    @Test
    void aServerThatDoesNotTellIsNotGuessedAt() {
        assertThatThrownBy(() -> RoomCheck.require(new PoolSize(20, 27), Optional.empty()))
                .isInstanceOf(HttpProblem.class)
                .hasFieldOrPropertyWithValue("statusCode", 409)
                .hasFieldOrPropertyWithValue(
                        "detail",
                        "Whether there is room for a pool of 20 + 27 is not known: the server does not tell; send \"force\": true to resize all the same");
    }
}
