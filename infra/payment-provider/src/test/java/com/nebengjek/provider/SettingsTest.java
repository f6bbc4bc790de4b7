package com.nebengjek.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Map<String, String> SECRETS =
            Map.of("PAYMENT_PROVIDER_KEY", "key", "PAYMENT_CALLBACK_SECRET", "secret");

    @Test
    void are_read_from_words_and_environment() {
        assertThat(Settings.of(List.of("--port", "8090", "--callback", "http://127.0.0.1/heard", "--seed", "7"), SECRETS))
                .isEqualTo(new Settings(8090, URI.create("http://127.0.0.1/heard"), "key", "secret", 7, false));
    }

    @ParameterizedTest
    @CsvSource({"--port 65536, --port", "--port many, --port", "--seed -1, --seed", "--callback, --callback", "--fast, --fast"})
    void are_refused_by_the_name_of_the_wrong_word(String words, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(List.of(words.split(" ")), SECRETS))
                .withMessageContaining(named);
    }

    @Test
    void need_their_secrets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(List.of(), Map.of("PAYMENT_PROVIDER_KEY", "key")))
                .withMessage("PAYMENT_CALLBACK_SECRET is not set");
    }
}
