package com.nebengjek.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static Settings of(String words, Map<String, String> environment) {
        return Settings.of(words.isEmpty() ? List.of() : List.of(words.split(" ")), environment, 9090);
    }

    @Test
    void without_a_word_everything_is_accepted() {
        Settings settings = of("", Map.of());

        assertThat(settings.port()).isEqualTo(9090);
        assertThat(new Scripts(settings, new java.util.SplittableRandom(1)).answer("/", 0).name()).isEqualTo("202");
    }

    @Test
    void the_error_rate_is_a_word_or_a_variable() {
        assertThat(of("", Map.of("ERROR_RATE", "0.3")).errorRate()).isEqualTo(0.3);
        assertThat(of("--error-rate 0.1", Map.of("ERROR_RATE", "0.3")).errorRate()).isEqualTo(0.1);
    }

    @ParameterizedTest
    @CsvSource({
        "--port 65536, --port", "--script 20, --script", "--error-rate 1.1, --error-rate", "--error-rate 30%, --error-rate",
        "--delay 10, --delay", "--secret 123, --secret", "--secret whsec_*, --secret", "--secret whpk_AAAA, --secret",
        "--report, --report", "--report --quiet, --report", "--fast, --fast"
    })
    void a_bad_word_is_named(String words, String named) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(words, Map.of())).withMessageContaining(named);
    }

    @Test
    void a_bad_variable_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("", Map.of("ERROR_RATE", "often")))
                .withMessageContaining("ERROR_RATE");
    }
}
