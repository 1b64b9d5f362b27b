package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicaNameTest {

    @ParameterizedTest
    @CsvSource({
        "web-1, web-1-00000a",
        "'web-1\n', web-1-00000a",
        "inference-instances-7d9f8c6b5-x2x8q, ances-7d9f8c6b5-x2x8q-00000a",
        "büro rechner, b-ro-rechner-00000a",
        "db.example.org, db.example.org-00000a"
    })
    void theEndOfTheHostsNameIsKept(String host, String name) {
        assertThat(ReplicaName.of(host, 10)).endsWith(name).hasSizeLessThanOrEqualTo(ReplicaName.LONGEST);
    }

    @Test
    void aCutNameBeginsWithALetterOrADigit() {
        assertThat(ReplicaName.of("a-------------------------bcdefghi", 0xffffff))
                .isEqualTo("bcdefghi-ffffff");
    }

    @Test
    void twoOnOneHostDiffer() {
        assertThat(ReplicaName.of("host", 1)).isNotEqualTo(ReplicaName.of("host", 2));
    }

    @Test
    void thisProcessHasOne() {
        assertThat(ReplicaName.OWN).matches("[A-Za-z0-9.-]+-[0-9a-f]{6}").hasSizeLessThanOrEqualTo(33);
    }
}
