package com.nebengjek.local.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectFilterTest {

    @ParameterizedTest
    @CsvSource({
        ">,                match.request.passenger.1, true",
        "match.request.>,  match.request.passenger.1, true",
        "match.request.>,  match.request,             false",
        "match.request.>,  match.requested.driver.1,  false",
        "match.*.*,        match.request.passenger,   true",
        "match.*.*,        match.request.passenger.1, false",
        "match.*.*.>,      match.request.passenger.1, true",
        "client.*,         client.7,                  true",
        "user.beacon,      user.beacon,               true",
        "user.beacon,      user.beacon.driver.1,      false",
    })
    void subjects_match_as_they_do_on_the_server(String filter, String subject, boolean matches) {
        assertThat(new SubjectFilter(filter).matches(subject)).isEqualTo(matches);
    }
}
