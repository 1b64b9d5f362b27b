package dev.inferenceinstances.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.setting.ProxySettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTest {

    private final Sender sender =
            new Sender(new ProxySettings("", List.of("10.0.0.0/8", "2001:db8::/32", "192.0.2.7", "nginx")));

    @ParameterizedTest
    @CsvSource({
        "203.0.113.5, 203.0.113.5",
        "'1.2.3.4, 203.0.113.5', 203.0.113.5",
        "'1.2.3.4, 203.0.113.5, 10.1.2.3', 203.0.113.5",
        "'203.0.113.5, 192.0.2.7, 2001:db8::9', 203.0.113.5",
        "'203.0.113.5, 192.0.2.8', 192.0.2.8",
        "'1.2.3.4,203.0.113.5:4711,10.0.0.1', 203.0.113.5",
        "'[2001:dead::1]:4711, 10.0.0.1', [2001:dead::1]",
        "'2001:dead::1, 10.0.0.1', 2001:dead::1",
        "unknown, unknown",
        "'10.0.0.1, 10.0.0.2', 10.0.0.1"
    })
    void whatANearerProxyThanATrustedOneSaysCounts(String forwarded, String from) {
        assertThat(sender.nearestStranger(forwarded)).isEqualTo(from);
    }

    @Test
    void theFirstCountsWhereEverybodyIsTrustedAndTheLastWhereNobodyIsNamed() {
        String forwarded = "203.0.113.5, 10.0.0.1";
        assertThat(new Sender(new ProxySettings("", List.of("*"))).nearestStranger(forwarded))
                .isEqualTo("203.0.113.5");
        assertThat(new Sender(new ProxySettings("", List.of())).nearestStranger(forwarded))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void bracketsAreNoPartOfAnAddress() {
        assertThat(ClientAddress.parse("[2001:dead::1]")).isEqualTo(ClientAddress.parse("2001:dead::1"));
    }
}
