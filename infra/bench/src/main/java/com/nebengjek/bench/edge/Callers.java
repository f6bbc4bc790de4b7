package com.nebengjek.bench.edge;

import com.nebengjek.events.Role;
import com.nimbusds.jose.JOSEException;
import java.util.UUID;

/** People by number, each with a token. */
record Callers(Issuer issuer) {

    private static final long FIRST_HALF = 0x0000_0000_0000_4000L;

    UUID person(int number) {
        return new UUID(FIRST_HALF, number);
    }

    String token(int number) throws JOSEException {
        return issuer.token(person(number), Role.DRIVER);
    }
}
