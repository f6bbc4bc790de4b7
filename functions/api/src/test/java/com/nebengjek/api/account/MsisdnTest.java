package com.nebengjek.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MsisdnTest {

    @ParameterizedTest
    @ValueSource(strings = {"081234567890", "6281234567890", "+6281234567890", "+62 812-3456-7890", "0812.3456.7890"})
    void is_the_same_however_it_is_written(String written) {
        assertThat(Msisdn.of(written).number()).isEqualTo("+6281234567890");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0811222333", "0899123456789", "0851234567890"})
    void may_be_of_any_operator_and_length(String written) {
        assertThat(Msisdn.of(written).number()).startsWith("+628");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "0", "0211234567", "+6321234567890", "08123", "08123456789012", "+62081234567890", "08123456789a",
                "8123456789", "08123456７89", "081234567890\n"
            })
    void is_refused_when_it_is_no_indonesian_mobile_number(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Msisdn.of(written)).withMessageContaining("0812 3456 7890");
    }

    @Test
    void shows_little_of_itself_in_logs() {
        assertThat(Msisdn.of("081234567890")).hasToString("+628…90");
    }
}
