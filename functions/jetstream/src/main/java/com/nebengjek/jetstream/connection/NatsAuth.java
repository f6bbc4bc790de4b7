package com.nebengjek.jetstream.connection;

import io.nats.client.AuthHandler;
import io.nats.client.NKey;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a process is to NATS: one kind of credentials, or none.
 *
 * @param token a shared token ({@code NATS_TOKEN})
 * @param user name of a user ({@code NATS_USER})
 * @param password the user's password ({@code NATS_PASSWORD})
 * @param nkeyFile file with the seed of a user's nkey, {@code SU…} ({@code NATS_NKEY})
 * @param credentialsFile file with a user's JWT and seed, as {@code nsc} writes it ({@code NATS_CREDS})
 */
public record NatsAuth(
        @Nullable String token,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path nkeyFile,
        @Nullable Path credentialsFile) {

    public static final NatsAuth NONE = new NatsAuth(null, null, null, null, null);

    private static final String NKEY_FILE = "nebengjek.nats.auth.nkey-file (NATS_NKEY)";
    private static final String CREDENTIALS_FILE = "nebengjek.nats.auth.credentials-file (NATS_CREDS)";

    public NatsAuth {
        token = Setting.orNull(token);
        user = Setting.orNull(user);
        password = Setting.orNull(password);
        nkeyFile = Setting.readable(nkeyFile, NKEY_FILE);
        credentialsFile = Setting.readable(credentialsFile, CREDENTIALS_FILE);
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "nebengjek.nats.auth.user (NATS_USER) and nebengjek.nats.auth.password (NATS_PASSWORD) go together, only the %s is set: set both or neither"
                            .formatted(user == null ? "password" : "user"));
        }
        if (kinds(token, user, nkeyFile, credentialsFile) > 1) {
            throw new IllegalArgumentException(
                    "nebengjek.nats.auth has more than one kind of credentials: leave in one of token (NATS_TOKEN), user and password (NATS_USER, NATS_PASSWORD), nkey-file (NATS_NKEY) and credentials-file (NATS_CREDS)");
        }
    }

    public static NatsAuth token(String token) {
        return new NatsAuth(token, null, null, null, null);
    }

    public static NatsAuth user(String user, String password) {
        return new NatsAuth(null, user, password, null, null);
    }

    public static NatsAuth nkey(Path seedFile) {
        return new NatsAuth(null, null, null, seedFile, null);
    }

    public static NatsAuth credentials(Path file) {
        return new NatsAuth(null, null, null, null, file);
    }

    boolean isNone() {
        return kinds(token, user, nkeyFile, credentialsFile) == 0;
    }

    void applyTo(Options.Builder options) {
        if (token != null) {
            options.token(token.toCharArray());
        }
        if (user != null && password != null) {
            options.userInfo(user.toCharArray(), password.toCharArray());
        }
        if (nkeyFile != null) {
            options.authHandler(Nats.staticCredentials(null, seedOf(nkeyFile)));
        }
        if (credentialsFile != null) {
            options.authHandler(credentialsOf(credentialsFile));
        }
    }

    private static char[] seedOf(Path file) {
        try {
            char[] seed = Files.readString(file).strip().toCharArray();
            NKey.fromSeed(seed).clear();
            return seed;
        } catch (IOException fault) {
            throw new UncheckedIOException(NKEY_FILE + " cannot be read: " + file, fault);
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(
                    "%s names %s, which is not the seed of a user's nkey: it has to be one line that begins with SU"
                            .formatted(NKEY_FILE, file));
        }
    }

    /** Read again at each connect, so that the file may be renewed; read once here, so that a wrong one is heard of. */
    private static AuthHandler credentialsOf(Path file) {
        AuthHandler credentials = Nats.credentials(file.toString());
        try {
            if (credentials.getJWT() != null && credentials.getID() != null) {
                return credentials;
            }
        } catch (RuntimeException unreadable) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "%s names %s, which has no user's JWT and seed: it has to be a file as nsc writes it"
                        .formatted(CREDENTIALS_FILE, file));
    }

    private static long kinds(@Nullable Object... kinds) {
        return Stream.of(kinds).filter(Objects::nonNull).count();
    }

    /** What it is, without what must not be in a log. */
    @Override
    public String toString() {
        if (token != null) {
            return "a token";
        }
        if (user != null) {
            return "user " + user;
        }
        if (nkeyFile != null) {
            return "nkey of " + nkeyFile;
        }
        return credentialsFile == null ? "no credentials" : "credentials of " + credentialsFile;
    }
}
