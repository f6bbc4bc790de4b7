package com.nebengjek.jetstream.cloudevents;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeaderValueTest {

    @Test
    void a_byte_that_was_not_ascii_on_the_wire_is_refused_because_the_character_is_lost() {
        assertThatThrownBy(() -> HeaderValue.decode("caf\uFFFD"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be percent-encoded");
    }
}
