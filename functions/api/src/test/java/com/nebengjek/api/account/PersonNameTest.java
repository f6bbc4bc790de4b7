package com.nebengjek.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"Siti", "I Gusti Ngurah", "D'Artagnan", "Ünal", "王小明", "🦊"})
    void may_be_any_name(String name) {
        assertThat(PersonName.of(" " + name + " ").text()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb", "a\u0000b", "a\u001b[31mb", "a\u202eb", "a\u2028b"})
    void is_refused_when_it_is_empty_or_holds_what_nobody_sees(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> PersonName.of(name));
    }

    @Test
    void has_at_most_a_hundred_characters() {
        assertThat(PersonName.of("🦊".repeat(100)).text()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> PersonName.of("a".repeat(101)));
    }
}
