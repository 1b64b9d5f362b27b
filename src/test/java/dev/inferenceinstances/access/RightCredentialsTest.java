package dev.inferenceinstances.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightCredentialsTest {

    private static final RightCredentials BY_PASSWORD =
            new RightCredentials(new AccessSettings("ädmin", "pässwörd €", null, false), new KeyedDigest());
    private static final RightCredentials BY_HASH = new RightCredentials(
            new AccessSettings(
                    "ädmin",
                    null,
                    new PasswordHash("$2b$04$XrZncoJVMe56Q0A1gM4EQOrPZpTyE2aRjwE.WD0Vmp/HR04nbeFQ."),
                    false),
            new KeyedDigest());

    @ParameterizedTest
    @CsvSource({
        "ädmin, pässwörd €, true",
        "ädmin, pässwörd, false",
        "admin, pässwörd €, false",
        "ÄDMIN, pässwörd €, false",
        "'', '', false"
    })
    void bothMustBeRight(String username, String password, boolean right) {
        Credentials credentials = new Credentials(username, password);
        assertThat(BY_PASSWORD.test(credentials)).isEqualTo(right);
        assertThat(BY_HASH.test(credentials)).isEqualTo(right);
    }
}
