package dev.inferenceinstances.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubPathTest {

    @ParameterizedTest
    @CsvSource({
        "http://host:38000/api/instances/1, http://host:38000/pool/api/instances/1",
        "http://host/pool/api/instances/1, http://host/pool/api/instances/1",
        "http://host/pools/1, http://host/pool/pools/1",
        "/q/swagger-ui/, /pool/q/swagger-ui/",
        "<http://[::1]:1/api?a=/b>; rel=next, <http://[::1]:1/pool/api?a=/b>; rel=next",
        "http://host, http://host"
    })
    void anAddressGetsThePathOnce(String address, String completed) {
        assertThat(SubPath.under("/pool", address)).isEqualTo(completed);
    }
}
