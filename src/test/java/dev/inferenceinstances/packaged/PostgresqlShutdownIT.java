package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlShutdownIT extends ServerShutdownContract {

    PostgresqlShutdownIT() {
        super(TestDatabase.POSTGRESQL);
    }

    @Test
    void whoWasUnderWayMayAskOnceMore() throws Exception {
        aLateAnswerIsNotTheLast();
    }

    @Test
    void whileItStartsASignalEndsItWithoutAWord() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PackagedApplication application = PackagedApplication.launch(
                        "postgresql",
                        Map.of("DATABASE_URL", "postgresql://u:p@127.0.0.1:%d/d".formatted(silent.getLocalPort())))) {
            // it waits for an answer that does not come
            silent.accept();
            application.signal("TERM");
            assertThat(application.exitCode()).isZero();
            assertThat(application.log()).doesNotContain("\tat ", "Exception", "stopped");
        }
    }
}
