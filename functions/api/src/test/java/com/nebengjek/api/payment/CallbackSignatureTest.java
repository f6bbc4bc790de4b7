package com.nebengjek.api.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.api.ApiSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackSignatureTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_772_603_167);
    private static final byte[] BODY = "{\"status\": \"PAID\"}".getBytes(UTF_8);
    /** By {@code printf '1772603167.{"status": "PAID"}' | openssl dgst -sha256 -hmac 'the secret of both'}. */
    private static final String SIGNED = "cb727f78561b7c3e95f360e6a46073bb49c023dd5dc6fdf4dcec9f45e5ea7164";
    /** The same with {@code 'its successor ...'}. */
    private static final String BY_SUCCESSOR = "ccaaadb3f7b60b7d74a001fd9fb3d2f5d6971f316aed4ad0d3a3ebd3fbf24f8f";

    private static CallbackSignature at(Instant now, String... secrets) {
        ApiSettings.Payments settings = new ApiSettings.Payments(List.of(secrets), Duration.ofMinutes(5));
        return new CallbackSignature(settings, Clock.fixed(now, ZoneOffset.UTC));
    }

    private final CallbackSignature signature = at(NOW, "the secret of both");

    @Test
    void is_what_openssl_makes_of_it() {
        assertThat(signature.isGood("t=1772603167,v1=" + SIGNED, BODY)).isTrue();
    }

    @Test
    void is_of_one_body_alone() {
        assertThat(signature.isGood("t=1772603167,v1=" + SIGNED, "{\"status\": \"FAILED\"}".getBytes(UTF_8))).isFalse();
    }

    @Test
    void is_of_one_time_alone() {
        assertThat(signature.isGood("t=1772603168,v1=" + SIGNED, BODY)).isFalse();
    }

    @Test
    void is_good_for_five_minutes() {
        String header = "t=1772603167,v1=" + SIGNED;

        assertThat(at(NOW.plusSeconds(300), "the secret of both").isGood(header, BODY)).isTrue();
        assertThat(at(NOW.plusSeconds(301), "the secret of both").isGood(header, BODY)).isFalse();
        assertThat(at(NOW.minusSeconds(301), "the secret of both").isGood(header, BODY)).isFalse();
    }

    @Test
    void may_be_one_of_two_while_a_secret_is_replaced() {
        CallbackSignature both = at(NOW, "its successor ...", "the secret of both");

        assertThat(both.isGood("t=1772603167,v1=" + SIGNED, BODY)).isTrue();
        assertThat(both.isGood("t=1772603167,v1=" + BY_SUCCESSOR, BODY)).isTrue();
        assertThat(signature.isGood("t=1772603167,v1=" + BY_SUCCESSOR + ",v1=" + SIGNED, BODY)).isTrue();
        assertThat(signature.isGood("t=1772603167,v1=" + BY_SUCCESSOR, BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "t=1772603167", "v1=" + SIGNED, "t=1772603167,v1=", "t=1772603167,v0=" + SIGNED,
                "t=1772603167,v1=" + SIGNED + "00", "t=-1772603167,v1=" + SIGNED, " t=1772603167,v1=" + SIGNED,
                "t=9999999999999999999,v1=" + SIGNED, "t=1772603167,v1=" + SIGNED + ",v1="
            })
    void in_another_form_is_none(String header) {
        assertThat(signature.isGood(header, BODY)).isFalse();
    }

    @Test
    void is_never_good_without_a_secret() {
        assertThat(at(NOW).isGood("t=1772603167,v1=" + SIGNED, BODY)).isFalse();
    }
}
