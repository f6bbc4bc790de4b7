package com.nebengjek.topology.permission;

import static java.util.stream.Collectors.toMap;

import io.nats.client.NKey;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.support.JwtUtils;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Users who bring a JWT, signed by an account that an operator has signed: the server knows none of them. */
class UsersWithClaimsIT extends PermissionsContract {

    private record Credentials(String jwt, String seed) {}

    private static final Map<String, Integer> UNLIMITED = Stream.of(
                    "subs data payload imports exports conn leaf mem_storage disk_storage streams consumer".split(" "))
            .collect(toMap(limit -> limit, limit -> -1));
    private static final Map<String, Object> ACCOUNT = Map.of("type", "account", "version", 2, "limits", UNLIMITED);

    private final Map<String, Credentials> credentials = new HashMap<>();

    @Override
    ServerConfiguration configuration(List<UserPermissions> users) throws Exception {
        NKey root = NKey.createOperator(null);
        NKey account = NKey.createAccount(null);
        NKey system = NKey.createAccount(null);
        for (UserClaims user : UserClaims.of(Optional.of(OPERATOR), users)) {
            NKey key = NKey.createUser(null);
            credentials.put(user.name(), new Credentials(signed(account, key, user.name(), user.nats()), seed(key)));
        }
        String text = """
                operator: %s
                system_account: %s
                resolver: MEMORY
                resolver_preload {
                  %s: %s
                  %s: %s
                }
                """.formatted(
                signed(root, root, "nebengjek", Map.of("type", "operator", "version", 2)),
                publicKey(system),
                publicKey(system),
                signed(root, system, "SYS", Map.of("type", "account", "version", 2)),
                publicKey(account),
                signed(root, account, "NEBENGJEK", ACCOUNT));
        return new ServerConfiguration(text, Map.of());
    }

    @Override
    Options.Builder login(String user) {
        Credentials own = credentials.get(user);
        return Options.builder()
                .authHandler(Nats.staticCredentials(own.jwt().toCharArray(), own.seed().toCharArray()));
    }

    private static String signed(NKey signer, NKey subject, String name, Object claims)
            throws GeneralSecurityException, IOException {
        String json = JsonMapper.shared().writeValueAsString(claims);
        return JwtUtils.issueJWT(
                signer, publicKey(subject), name, null, JwtUtils.currentTimeSeconds(), publicKey(signer), () -> json);
    }

    private static String publicKey(NKey key) throws GeneralSecurityException, IOException {
        return new String(key.getPublicKey());
    }

    private static String seed(NKey key) {
        return new String(key.getSeed());
    }
}
