package com.nebengjek.jetstream.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static final Address HERE = new Address("127.0.0.1", 5432);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:5432/shop?user=a",
                "r2dbc:postgresql://127.0.0.1:5432/shop",
                "nats://account-7:secret@127.0.0.1:5432",
                "redis://127.0.0.1:5432/1"
            })
    void an_address_is_found_in_a_url_and_replaced(String url) {
        assertThat(Address.in(url)).containsExactly(HERE);
        assertThat(Address.replace(url, Map.of(HERE, new Address("127.0.0.1", 99))))
                .isEqualTo(url.replace("5432", "99"));
    }

    @Test
    void what_is_no_url_stays_as_it_is() {
        assertThat(Address.in("12:30")).isEmpty();
        assertThat(Address.replace("12:30", Map.of())).isEqualTo("12:30");
    }
}
