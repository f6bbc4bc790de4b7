package com.nebengjek.edge.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nebengjek.edge.EdgeSettings;
import com.nebengjek.edge.Tokens;
import com.nebengjek.events.Role;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

class IdentificationTest {

    private static final Person PERSON = new Person(UUID.randomUUID(), Role.PASSENGER);

    private final Identification identification = identification(settings(null, Tokens.jwkSet()));

    @Test
    void a_good_token_says_who_and_in_which_role() {
        assertThat(identify(Tokens.of(PERSON))).isEqualTo(PERSON);
    }

    @Test
    void no_token_is_nobody() {
        assertThat(identify(identification, new HttpHeaders(), "")).isNull();
        assertThat(identify("")).isNull();
        assertThat(identify("garbage")).isNull();
    }

    @Test
    void a_token_of_another_key_is_nobodys_even_under_the_same_key_id() {
        assertThat(identify(Tokens.ofAnotherKey(PERSON))).isNull();
    }

    @Test
    void an_unsigned_token_is_nobodys() {
        assertThat(identify(Tokens.unsigned(PERSON))).isNull();
    }

    @Test
    void an_expired_token_is_nobodys() {
        assertThat(changed(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(30))))).isNull();
    }

    @Test
    void a_token_that_never_expires_is_nobodys() {
        assertThat(changed(claims -> claims.expirationTime(null))).isNull();
    }

    @Test
    void a_token_of_another_issuer_or_for_another_audience_is_nobodys() {
        assertThat(changed(claims -> claims.issuer("somebody"))).isNull();
        assertThat(changed(claims -> claims.audience("somebody"))).isNull();
        assertThat(changed(claims -> claims.audience((String) null))).isNull();
    }

    @Test
    void a_token_without_a_user_or_a_role_is_nobodys() {
        assertThat(changed(claims -> claims.subject("me"))).isNull();
        assertThat(changed(claims -> claims.subject(null))).isNull();
        assertThat(changed(claims -> claims.claim("role", "ADMIN"))).isNull();
        assertThat(changed(claims -> claims.claim("role", null))).isNull();
    }

    @Test
    void a_token_signed_with_another_algorithm_is_nobodys() {
        assertThat(identify(Tokens.ofAnotherAlgorithm(PERSON))).isNull();
    }

    @Test
    void a_ticket_says_who_where_there_is_no_header() {
        assertThat(identify(identification, new HttpHeaders(), "ticket=good")).isEqualTo(PERSON);
        assertThat(identify(identification, new HttpHeaders(), "ticket=other")).isNull();
    }

    @Test
    void a_token_in_the_url_is_refused_with_words_whatever_it_is_called_and_whatever_comes_with_it() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Tokens.of(PERSON));

        for (String name : new String[] {"token", "access_token", "ticket", "jwt", "x"}) {
            var query = UriComponentsBuilder.fromUriString("/ws?" + name + "=" + Tokens.of(PERSON)).build().getQueryParams();
            assertThatThrownBy(() -> identification.of(headers, query).block())
                    .isInstanceOf(NotIdentified.class)
                    .hasMessageContaining("POST /auth/ticket");
        }
    }

    @Test
    void keys_that_cannot_be_fetched_for_now_make_nobody_sign_in_again() {
        Identification cutOff = identification(settings(URI.create("http://127.0.0.1:1/jwks.json"), null));
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(Tokens.of(PERSON));

        assertThatThrownBy(() -> identify(cutOff, headers, ""))
                .isInstanceOfSatisfying(NotIdentified.class, nobody -> assertThat(nobody.isTemporary()).isTrue());
    }

    @Test
    void keys_are_fetched_from_where_they_are_published() throws Exception {
        HttpServer signIn = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        signIn.createContext("/jwks.json", exchange -> {
            byte[] keys = Tokens.jwkSet().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        signIn.start();
        URI keys = URI.create("http://127.0.0.1:" + signIn.getAddress().getPort() + "/jwks.json");
        Identification fetching = identification(settings(keys, null));

        assertThat(identify(fetching, Tokens.of(PERSON))).isEqualTo(PERSON);
        assertThat(identify(fetching, Tokens.ofAnotherKey(PERSON))).isNull();
        signIn.stop(0);
    }

    @Test
    void settings_without_keys_or_with_two_sources_of_them_are_refused() {
        assertThatThrownBy(() -> settings(null, null)).hasMessageStartingWith("nebengjek.edge.token needs either");
        assertThatThrownBy(() -> settings(URI.create("http://sign-in.example"), Tokens.jwkSet()))
                .hasMessageStartingWith("nebengjek.edge.token needs either");
    }

    @Test
    void keys_that_are_none_stop_the_start_and_name_the_setting() {
        assertThatThrownBy(() -> identification(settings(null, "{}")))
                .hasMessageStartingWith("nebengjek.edge.token.jwk-set is not a JWK set");
        assertThatThrownBy(() -> identification(settings(null, "file:/no/such/file")))
                .hasMessageContaining("nebengjek.edge.token.jwk-set: file:/no/such/file cannot be read");
    }

    private @Nullable Person changed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return identify(Tokens.of(PERSON, change));
    }

    private @Nullable Person identify(String token) {
        return identify(identification, token);
    }

    private static @Nullable Person identify(Identification identification, String token) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(token);
        return identify(identification, headers, "");
    }

    private static @Nullable Person identify(Identification identification, HttpHeaders headers, String query) {
        return identification
                .of(headers, UriComponentsBuilder.fromUriString("/ws?" + query).build().getQueryParams())
                .onErrorComplete(fault -> fault instanceof NotIdentified nobody && !nobody.isTemporary())
                .block();
    }

    private static Identification identification(EdgeSettings.Token settings) {
        return new Identification(
                new TokenKeys(settings, new DefaultResourceLoader()).decoder(Clock.systemUTC()),
                ticket -> ticket.equals("good") ? Mono.just(PERSON) : Mono.empty(),
                settings.timeout());
    }

    private static EdgeSettings.Token settings(@Nullable URI jwkSetUri, @Nullable String jwkSet) {
        return new EdgeSettings.Token(
                jwkSetUri, jwkSet, "nebengjek", "nebengjek", Duration.ofSeconds(5), Duration.ofSeconds(5));
    }
}
