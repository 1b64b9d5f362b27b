package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolerLinksTest {

    private static final InetSocketAddress CLIENT = InetSocketAddress.createUnresolved("client", 1);
    private static final long SEEN = -5;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final PoolerLinks links = new PoolerLinks(Map.of(CLIENT, 42), SEEN);

    @Test
    void aLinkTellsTheSessionOfWhoHadBorrowedWhenItWasSeen() {
        assertThat(links.session(CLIENT, SEEN - 1, SEEN + SECOND)).isEqualTo(42);
        assertThat(links.session(CLIENT, SEEN + 1, SEEN + SECOND))
                .as("another borrower")
                .isNull();
        assertThat(links.session(InetSocketAddress.createUnresolved("other", 1), SEEN - 1, SEEN))
                .isNull();
    }

    @Test
    void aLinkThatWasSeenLongAgoTellsNothing() {
        assertThat(links.session(CLIENT, SEEN - 1, SEEN + 19 * SECOND)).isEqualTo(42);
        assertThat(links.session(CLIENT, SEEN - 1, SEEN + 20 * SECOND)).isNull();
    }
}
