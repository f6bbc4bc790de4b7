package com.nebengjek.api.message;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.api.problem.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryProfilesTest {

    private final RetryProfiles profiles = new RetryProfiles(Map.of("patient", "1m, 1h"));

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"critical", "standard", "patient"})
    void what_is_set_may_be_named(String profile) {
        assertThatCode(() -> profiles.check(profile)).doesNotThrowAnyException();
    }

    @Test
    void what_is_not_set_is_refused_with_the_names_of_those_that_are() {
        assertThatThrownBy(() -> profiles.check("critcal"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("critical, patient, standard");
    }
}
