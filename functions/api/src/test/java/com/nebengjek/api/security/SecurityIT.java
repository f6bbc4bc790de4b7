package com.nebengjek.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.api.ApiUnderTest;
import com.nebengjek.api.docs.OpenApi;
import com.nebengjek.api.docs.OpenApi.Operation;
import com.nebengjek.api.ride.StoredRides;
import com.nebengjek.events.Role;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What somebody may not do, tried. */
@WithServers
@ExtendWith(OutputCaptureExtension.class)
class SecurityIT {

    @TempDir
    private static Path directory;

    private static ECKey key;
    private static ApiUnderTest api;
    private static StoredRides stored;

    @BeforeAll
    static void start(TestServers servers) throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyID("ours").generate();
        Path keys = directory.resolve("keys.json");
        Files.writeString(keys, new JWKSet(key).toString(false));
        api = new ApiUnderTest(servers, "--nebengjek.api.tokens.keys=" + keys);
        stored = new StoredRides(servers.database());
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
        stored.close();
    }

    /** Everything that is documented to need to know who calls. */
    static List<Operation> closed() {
        return new OpenApi()
                .operations().stream()
                        .filter(operation -> !operation.node().has("security")
                                || !operation.node().path("security").isEmpty())
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("closed")
    void nobody_gets_in(Operation operation) {
        request(operation).exchange().expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @MethodSource("closed")
    void no_token_but_ours_gets_in(Operation operation) throws Exception {
        assertThat(forgeries()).allSatisfy((what, token) -> assertThat(status(operation, token)).as(what).isEqualTo(401));
        assertThat(status(operation, signed(key, claims -> claims))).isNotEqualTo(401);
    }

    private static Map<String, String> forgeries() throws Exception {
        ECKey another = new ECKeyGenerator(Curve.P_256).keyID("ours").generate();
        String good = signed(key, claims -> claims);
        return Map.of(
                "expired", signed(key, claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))),
                "not expiring", signed(key, claims -> claims.expirationTime(null)),
                "of another key", signed(another, claims -> claims),
                "of no algorithm", new PlainJWT(claims().build()).serialize(),
                "signed with the public key as a secret", byPublicKey(),
                "for another audience", signed(key, claims -> claims.audience("somebody-else")),
                "of another issuer", signed(key, claims -> claims.issuer("somebody-else")),
                "of nobody", signed(key, claims -> claims.subject("root")),
                "of no role", signed(key, claims -> claims.claim("role", "ADMIN")),
                "cut", good.substring(0, good.length() - 4));
    }

    private static String byPublicKey() throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("ours").build(), claims().build());
        token.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes()));
        return token.serialize();
    }

    private static String signed(ECKey by, UnaryOperator<JWTClaimsSet.Builder> changed) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ours").build(), changed.apply(claims()).build());
        token.sign(new ECDSASigner(by));
        return token.serialize();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("nebengjek")
                .audience("nebengjek")
                .subject(UUID.randomUUID().toString())
                .claim("role", "DRIVER")
                .claim("sid", UUID.randomUUID().toString())
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    @Test
    void a_ride_is_there_for_its_people_alone_whatever_they_are_elsewhere() {
        UUID driver = UUID.randomUUID();
        UUID passenger = UUID.randomUUID();
        UUID otherDriver = UUID.randomUUID();
        UUID otherPassenger = UUID.randomUUID();
        UUID ride = stored.billed("COMPLETED", driver, passenger, Instant.now());
        stored.ride("STARTED", otherDriver, otherPassenger, Instant.now());

        for (UUID stranger : List.of(UUID.randomUUID(), otherDriver, otherPassenger)) {
            for (Role role : Role.values()) {
                assertThat(body(stranger, role, "/rides/" + ride)).contains("\"status\":404").doesNotContain("receipt");
                assertThat(body(stranger, role, "/rides")).doesNotContain(ride.toString(), driver.toString());
                assertThat(body(stranger, role, "/rides/current")).doesNotContain(ride.toString());
            }
        }
        assertThat(body(passenger, Role.DRIVER, "/rides/" + ride))
                .as("the role of the token makes nobody the driver of a ride")
                .contains("\"you\":\"PASSENGER\"")
                .doesNotContain("driver_payout");
    }

    @Test
    void nobody_sees_or_changes_another_account() {
        UUID somebody = api.person();
        UUID stranger = api.person();
        api.as(stranger, Role.PASSENGER)
                .patch()
                .uri("/me?user_id=" + somebody)
                .bodyValue(Map.of("name", "Mallory"))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(body(somebody, Role.PASSENGER, "/me")).doesNotContain("Mallory");
        assertThat(body(stranger, Role.PASSENGER, "/users/" + somebody)).contains("\"success\":false");
        api.as(stranger, Role.PASSENGER)
                .patch()
                .uri("/me")
                .bodyValue(Map.of("name", "Mallory", "user_id", somebody))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 50_000})
    void json_that_is_nested_too_deeply_is_refused(int depth) {
        String nested = "{\"msisdn\": " + "[".repeat(depth) + "]".repeat(depth) + "}";

        send("/auth/otp", nested).expectStatus().isBadRequest();
    }

    @Test
    void json_that_is_too_long_is_refused() {
        String number = "{\"msisdn\": \"0812\", \"" + "a".repeat(300_000) + "\": 1}";

        send("/auth/otp", number).expectStatus().isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        send("/payments/callback", number).expectStatus().isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void what_is_sent_makes_no_lines_in_the_log(CapturedOutput output) {
        String forged = "\\n2026-03-04 ERROR FORGED";
        send("/auth/otp", "{\"msisdn\": \"0812" + forged + "\"}");
        send("/auth/otp", "{\"" + forged + "\": 1}");
        send("/auth/verify", "{\"msisdn\": \"081234567890\", \"code\": \"" + forged + "\"}");
        send("/auth/refresh", "{\"refresh_token\": \"" + forged + "\"}");
        api.client.get().uri("/rides/%0a2026-03-04%20ERROR%20FORGED").exchange();
        api.as(api.person(), Role.PASSENGER)
                .get()
                .uri(uri -> uri.path("/rides").queryParam("after", "{after}").build("\n2026-03-04 ERROR FORGED"))
                .exchange()
                .expectStatus()
                .isBadRequest();

        assertThat(output.getAll().lines()).noneMatch(line -> line.startsWith("2026-03-04 ERROR FORGED"));
    }

    @Test
    void what_is_sent_makes_no_headers_in_the_answer() {
        ResponseSpec answer = api.as(api.person(), Role.PASSENGER)
                .get()
                .uri(uri -> uri.path("/rides").queryParam("after", "{after}").build("x\r\nX-Forged: 1\r\n\r\nforged"))
                .exchange();

        answer.expectStatus().isBadRequest().expectHeader().doesNotExist("X-Forged");
    }

    @Test
    void a_number_is_guessed_fifteen_times_an_hour_and_no_more() {
        String number = "+6281777000111";
        for (int codes = 0; codes < 3; codes++) {
            String code = codeFor(number);
            assertThat(wrongOnes(code)).allSatisfy(guess -> assertThat(verify(number, guess)).isEqualTo(401));
            assertThat(verify(number, code)).as("right, but too late").isEqualTo(401);
        }
        send("/auth/otp", "{\"msisdn\": \"" + number + "\"}").expectStatus().isAccepted();
        assertThat(api.messagesTo(number)).isEqualTo(3);
    }

    private static Stream<String> wrongOnes(String code) {
        return IntStream.range(0, 6).mapToObj("%06d"::formatted).filter(guess -> !guess.equals(code)).limit(5);
    }

    private static String codeFor(String number) {
        send("/auth/otp", "{\"msisdn\": \"" + number + "\"}").expectStatus().isAccepted();
        return api.codeSentTo(number);
    }

    private static int verify(String number, String code) {
        return send("/auth/verify", "{\"msisdn\": \"%s\", \"code\": \"%s\"}".formatted(number, code))
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private static ResponseSpec send(String path, String json) {
        return api.client
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }

    private static String body(UUID person, Role role, String path) {
        return api.as(person, role)
                .get()
                .uri(path)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static int status(Operation operation, String token) {
        return request(operation)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private static RequestBodySpec request(Operation operation) {
        String path = operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        return api.client
                .method(HttpMethod.valueOf(operation.method().toUpperCase()))
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON);
    }
}
