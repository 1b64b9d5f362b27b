package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ConsoleSilenceTest {

    @Test
    void isToldInWords() {
        assertThat(ConsoleSilence.inWords(new CompletionException(new TimeoutException())))
                .isEqualTo("nothing came in time");
        assertThat(ConsoleSilence.inWords(new ConnectException("Connection refused: pooler/10.0.0.1:6432")))
                .isEqualTo("no connection to it can be opened");
        assertThat(ConsoleSilence.inWords(new IllegalStateException("anything")))
                .isEqualTo("its connection ended, or it said what is not understood (IllegalStateException)");
    }

    @Test
    void nothingThatTheServerSaidIsRepeated() {
        assertThat(ConsoleSilence.inWords(refusal("08P01"))).isEqualTo("it refuses, with SQLState 08P01");
        assertThat(ConsoleSilence.inWords(refusal("\nERROR"))).isEqualTo("it refuses, with SQLState unknown");
        assertThat(ConsoleSilence.inWords(refusal(null))).isEqualTo("it refuses, with SQLState unknown");
    }

    private static PgException refusal(String state) {
        return new PgException("not allowed: secret", "FATAL", state, "");
    }
}
