package com.nebengjek.bench.edge;

import com.nebengjek.events.Role;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Signs tokens with a key of its own. */
final class Issuer {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final ECKey key;
    private final ECDSASigner signer;

    Issuer() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("bench").generate();
        signer = new ECDSASigner(key);
    }

    String jwkSet() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    String token(UUID person, Role role) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer("nebengjek")
                        .audience("nebengjek")
                        .subject(person.toString())
                        .claim("role", role.name())
                        .expirationTime(Date.from(Instant.now().plus(LIFETIME)))
                        .build());
        token.sign(signer);
        return token.serialize();
    }
}
