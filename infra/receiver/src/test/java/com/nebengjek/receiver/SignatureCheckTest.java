package com.nebengjek.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureCheckTest {

    // The example that implementations of the specification are tested with.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static boolean isGood(List<String> secrets, String signature, long secondsLater, byte[] body) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(Long.parseLong(TIMESTAMP) + secondsLater), ZoneOffset.UTC);
        DefaultHttpHeaders headers = new DefaultHttpHeaders();
        headers.set("webhook-id", ID).set("webhook-timestamp", TIMESTAMP).set("webhook-signature", signature);
        return new SignatureCheck(secrets.stream().map(Secret::parse).toList(), clock).isGood(headers, body);
    }

    @Test
    void a_signature_by_the_secret_is_good() {
        assertThat(isGood(List.of(SECRET), SIGNATURE, 0, BODY)).isTrue();
    }

    @Test
    void one_good_signature_of_several_is_enough() {
        assertThat(isGood(List.of("whsec_AAAA", SECRET), "v1,AAAA v2,x " + SIGNATURE, 0, BODY)).isTrue();
    }

    @Test
    void another_secret_body_or_time_is_not() {
        assertThat(isGood(List.of("whsec_AAAA"), SIGNATURE, 0, BODY)).isFalse();
        assertThat(isGood(List.of(SECRET), SIGNATURE, 0, "{}".getBytes(UTF_8))).isFalse();
        assertThat(isGood(List.of(SECRET), SIGNATURE, 301, BODY)).isFalse();
        assertThat(isGood(List.of(SECRET), SIGNATURE, -301, BODY)).isFalse();
        assertThat(isGood(List.of(SECRET), "", 0, BODY)).isFalse();
    }

    @Test
    void asymmetric_signatures_are_checked_with_the_public_key() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        String key = "whpk_" + Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        Signature signing = Signature.getInstance("Ed25519");
        signing.initSign(pair.getPrivate());
        signing.update((ID + "." + TIMESTAMP + "." + new String(BODY, UTF_8)).getBytes(UTF_8));
        String signature = "v1a," + Base64.getEncoder().encodeToString(signing.sign());

        assertThat(isGood(List.of(key), signature, 0, BODY)).isTrue();
        assertThat(isGood(List.of(key), signature, 0, "{}".getBytes(UTF_8))).isFalse();
        assertThat(isGood(List.of(key), SIGNATURE, 0, BODY)).isFalse();
        assertThat(isGood(List.of(key), "v1a,*", 0, BODY)).isFalse();
    }
}
