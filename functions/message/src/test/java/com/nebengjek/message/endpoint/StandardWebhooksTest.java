package com.nebengjek.message.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest {

    /** The test vectors of the specification's libraries. */
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

    private static final Instant AT = Instant.ofEpochSecond(1614265330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String KEY = "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=";
    private static final String KEY_SIGNED =
            "v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==";

    @Test
    void a_secret_signs_as_the_specification_says() {
        assertThat(StandardWebhooks.sign(ID, AT, BODY, List.of(SECRET))).isEqualTo(SIGNED);
    }

    @Test
    void a_private_key_signs_as_the_specification_says() {
        assertThat(StandardWebhooks.sign(ID, AT, BODY, List.of(KEY))).isEqualTo(KEY_SIGNED);
    }

    @Test
    void a_request_is_signed_with_every_secret_while_one_replaces_another() {
        assertThat(StandardWebhooks.sign(ID, AT, BODY, List.of(KEY, SECRET))).isEqualTo(KEY_SIGNED + " " + SIGNED);
    }

    @Test
    void a_private_key_that_its_public_key_follows_signs_too() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        String key = "whsk_" + Base64.getEncoder().encodeToString(Arrays.copyOf(seed, 64));

        String signed = StandardWebhooks.sign(ID, AT, BODY, List.of(key));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(pair.getPublic());
        check.update((ID + ".1614265330.").getBytes(UTF_8));
        check.update(BODY);
        assertThat(check.verify(Base64.getDecoder().decode(signed.substring("v1a,".length())))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_", "whsec_not base64", "whsk_c2hvcnQ=", "whpk_c2hvcnQ=", "secret"})
    void a_secret_that_cannot_be_used_is_not_told(String secret) {
        assertThatThrownBy(() -> StandardWebhooks.sign(ID, AT, BODY, List.of(secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain(secret + "'").doesNotContain("c2hvcnQ"));
    }
}
