package com.nebengjek.edge.auth;

import com.nebengjek.edge.EdgeSettings;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import org.springframework.core.io.ResourceLoader;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

/** Makes the decoder of tokens (ES256) from published keys, or from keys in the settings. */
final class TokenKeys {

    private static final String PROPERTY = "nebengjek.edge.token.jwk-set";

    private final EdgeSettings.Token settings;
    private final ResourceLoader resources;

    TokenKeys(EdgeSettings.Token settings, ResourceLoader resources) {
        this.settings = settings;
        this.resources = resources;
    }

    ReactiveJwtDecoder decoder(Clock clock) {
        NimbusReactiveJwtDecoder decoder = settings.jwkSet() == null || settings.jwkSet().isBlank()
                ? published()
                : given(settings.jwkSet().trim());
        decoder.setJwtValidator(TokenRules.of(settings, clock));
        return decoder;
    }

    private NimbusReactiveJwtDecoder published() {
        return NimbusReactiveJwtDecoder.withJwkSetUri(String.valueOf(settings.jwkSetUri()))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .webClient(WebClient.create())
                .build();
    }

    private NimbusReactiveJwtDecoder given(String set) {
        List<JWK> keys = parse(set.startsWith("{") ? set : read(set));
        return NimbusReactiveJwtDecoder.withJwkSource(token -> Flux.fromIterable(keys))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
    }

    private String read(String location) {
        try {
            return resources.getResource(location).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(PROPERTY + ": " + location + " cannot be read", fault);
        }
    }

    private static List<JWK> parse(String json) {
        try {
            return JWKSet.parse(json).toPublicJWKSet().getKeys();
        } catch (ParseException fault) {
            throw new IllegalStateException(PROPERTY + " is not a JWK set: " + fault.getMessage(), fault);
        }
    }
}
