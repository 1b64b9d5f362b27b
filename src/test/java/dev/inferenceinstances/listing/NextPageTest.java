package dev.inferenceinstances.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextPageTest {

    @ParameterizedTest
    @CsvSource({
        "http://a:1/api/instances, http://a:1/api/instances?after=c",
        "http://a/api/instances?, http://a/api/instances?after=c",
        "http://a/api/instances/?limit=2, http://a/api/instances/?limit=2&after=c",
        "https://a/x/api/instances?after=b&name=%C3%A4%26&skip=3, https://a/x/api/instances?name=%C3%A4%26&after=c",
        "http://a/api/instances?skip=3&q=after=&sort=-name, http://a/api/instances?q=after=&sort=-name&after=c"
    })
    void theNextPageIsAskedForAsThisOneBehindItsLastRow(URI asked, String next) {
        assertThat(NextPage.link(asked, "c")).isEqualTo("<" + next + ">; rel=\"next\"");
    }
}
