package com.nebengjek.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlateTest {

    @ParameterizedTest
    @ValueSource(strings = {"B 1234 XYZ", "b1234xyz", "B-1234-XYZ", "b.1234.xyz", " B  1234  XYZ "})
    void is_the_same_however_it_is_written(String written) {
        assertThat(Plate.of(written).text()).isEqualTo("B 1234 XYZ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB 1 A", "DK 9999 ABC", "KT 12 ZZ", "L 5", "PB 4321 Q", "Z 1 A"})
    void may_be_of_any_region_and_length(String plate) {
        assertThat(Plate.of(plate)).hasToString("Plate[text=" + plate + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "B", "1234", "B 0123 XYZ", "B 12345 X", "B 1234 WXYZ", "X 1234 AB", "QA 1 A", "ABC 1 A", "B 12A4 X",
                "B 1234 XÝZ", "B １234 XYZ", "B 1234 XYZ\n", "B/1234/XYZ"
            })
    void is_refused_when_no_vehicle_has_it(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Plate.of(written)).withMessageContaining("B 1234 XYZ");
    }

    @Test
    void of_an_old_vehicle_has_no_letters_at_its_end() {
        assertThat(Plate.of("d777").text()).isEqualTo("D 777");
    }
}
