package dev.inferenceinstances.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2::, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::1, 2001:db8:1:3:0:0:0:0/64",
        "unknown, unknown"
    })
    void anIpv6AddressCountsByItsNetworkAndAnyOtherByItself(String text, String counted) {
        assertThat(ClientAddress.parse(text)).hasToString(counted);
    }

    @Test
    void aProxyMayNameAHost() {
        assertThat(ClientAddress.of(SocketAddress.inetSocketAddress(1, "192.0.2.7")))
                .hasToString("192.0.2.7");
        assertThat(ClientAddress.of(SocketAddress.inetSocketAddress(1, "_hidden")))
                .hasToString("_hidden");
    }
}
