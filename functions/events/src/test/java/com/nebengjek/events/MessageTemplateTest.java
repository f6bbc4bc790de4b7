package com.nebengjek.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {

    private final MessageTemplate template = new MessageTemplate("{{name}}: {{ ride.amount }} rupiah, {{name}}.");

    @Test
    void variables_are_replaced_wherever_they_are() {
        assertThat(template.variables()).containsExactly("name", "ride.amount");
        assertThat(template.with(Map.of("name", "Siti", "ride.amount", "13650"))).isEqualTo("Siti: 13650 rupiah, Siti.");
    }

    @Test
    void a_value_is_text_whatever_is_in_it() {
        assertThat(template.with(Map.of("name", "{{ride.amount}} $1 \\", "ride.amount", "1")))
                .isEqualTo("{{ride.amount}} $1 \\: 1 rupiah, {{ride.amount}} $1 \\.");
    }

    @Test
    void a_variable_needs_a_value() {
        assertThatNullPointerException().isThrownBy(() -> template.with(Map.of("name", "Siti"))).withMessage("ride.amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{", "{{}}", "{{Name}}", "{{name}", "{{a b}}", "{{{name}}}"})
    void braces_around_no_variable_are_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageTemplate(text));
    }
}
