package com.nebengjek.edge;

import com.nebengjek.edge.auth.Person;
import com.nimbusds.jose.JOSEException;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Tokens as the sign-in service would issue them, and some that it would not. */
public final class Tokens {

    private static final ECKey KEY = key("one");
    private static final ECKey STRANGE = key("one");

    private Tokens() {}

    /** The public keys as the setting takes them. */
    public static String jwkSet() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    public static String of(Person person) {
        return of(person, claims -> claims);
    }

    public static String of(Person person, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(KEY, claims(person, change));
    }

    public static String ofAnotherKey(Person person) {
        return signed(STRANGE, claims(person, claims -> claims));
    }

    /** Signed with HMAC, and the public key as its secret: what a careless check takes for good. */
    public static String ofAnotherAlgorithm(Person person) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.getKeyID()).build();
            SignedJWT token = new SignedJWT(header, claims(person, claims -> claims));
            token.sign(new MACSigner(KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
            return token.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    public static String unsigned(Person person) {
        return new PlainJWT(claims(person, claims -> claims)).serialize();
    }

    private static JWTClaimsSet claims(Person person, UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer("nebengjek")
                        .audience("nebengjek")
                        .subject(person.id().toString())
                        .claim("role", person.role().name())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(15)))))
                .build();
    }

    private static String signed(ECKey key, JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
