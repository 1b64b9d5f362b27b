package dev.inferenceinstances.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressEncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/instances?name=a+b&limit=1",
                "/api/instances/name/a%2Fb",
                "/?name=%00",
                "/?name=%25",
                "/?name=%c3%A4%E6%BC%A2%F0%9F%98%80",
                "/?%F0%9F%98%80=1"
            })
    void textIsLetThrough(String address) {
        assertThat(AddressEncoding.complaint(address)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/instances/name/a%C0%AFb",
                "/?name=%C0%80",
                "/?name=%ED%A0%BD",
                "/?name=%ED%A0%BD%ED%B8%80",
                "/?name=%F0%9F%98",
                "/?name=%E9",
                "/?name=%C3&b=%A4",
                "/?name=%80",
                "/%FF"
            })
    void bytesThatAreNoUtf8AreRefused(String address) {
        assertThat(AddressEncoding.complaint(address)).isEqualTo(AddressEncoding.NOT_UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?name=100%", "/?name=%", "/?name=%4", "/?name=%zz", "/%u00e9", "/?a=%-1", "/?a=%+1"})
    void aPercentSignWithoutDigitsIsLeftToTheServer(String address) {
        assertThat(AddressEncoding.complaint(address)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/instances/name/\u00C3\u00A4", "/?name=\u00E9", "/?name=\u6F22", "/\u0080?a=%41"})
    void bytesBeyondAsciiAreRefused(String address) {
        assertThat(AddressEncoding.complaint(address)).isEqualTo(AddressEncoding.NOT_ENCODED);
    }
}
