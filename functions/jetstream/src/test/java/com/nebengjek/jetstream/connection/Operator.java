package com.nebengjek.jetstream.connection;

import io.nats.client.NKey;
import io.nats.client.support.JwtUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** An operator with one account, whose users are known by JWTs alone. */
final class Operator {

    private static final String LIMITS = "{\"subs\":-1,\"conn\":-1,\"leaf\":-1,\"imports\":-1,\"exports\":-1,"
            + "\"data\":-1,\"payload\":-1,\"wildcards\":true}";

    private final NKey account;
    private final String accountId;
    private final String operatorJwt;
    private final String accountJwt;

    Operator() throws GeneralSecurityException, IOException {
        NKey operator = NKey.createOperator(new SecureRandom());
        this.account = NKey.createAccount(new SecureRandom());
        this.accountId = new String(account.getPublicKey());
        this.operatorJwt = claim(operator, new String(operator.getPublicKey()), "{\"type\":\"operator\",\"version\":2}");
        this.accountJwt =
                claim(operator, accountId, "{\"limits\":%s,\"type\":\"account\",\"version\":2}".formatted(LIMITS));
    }

    private static String claim(NKey signer, String subject, String claims) throws GeneralSecurityException, IOException {
        String issuer = new String(signer.getPublicKey());
        return JwtUtils.issueJWT(signer, subject, "test", null, JwtUtils.currentTimeSeconds(), issuer, () -> claims);
    }

    String configuration() {
        return """
                operator: "%s"
                resolver: MEMORY
                resolver_preload { %s: "%s" }
                """.formatted(operatorJwt, accountId, accountJwt);
    }

    Path credentials(Path file) throws GeneralSecurityException, IOException {
        NKey user = NKey.createUser(new SecureRandom());
        String jwt = JwtUtils.issueUserJWT(account, accountId, new String(user.getPublicKey()));
        return Files.writeString(file, """
                -----BEGIN NATS USER JWT-----
                %s
                ------END NATS USER JWT------

                -----BEGIN USER NKEY SEED-----
                %s
                ------END USER NKEY SEED------
                """.formatted(jwt, new String(user.getSeed())));
    }
}
