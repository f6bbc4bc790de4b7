package com.nebengjek.jetstream.connection;

import io.nats.client.AuthenticationException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says why there is no connection, and what to do about it. */
final class NoConnection {

    private NoConnection() {}

    /**
     * @param fault what jnats gave up with
     * @param last what went wrong before that, which jnats tells its listener only
     */
    static IllegalStateException because(NatsProperties properties, IOException fault, @Nullable Exception last) {
        Throwable reason = fault instanceof AuthenticationException || last == null ? fault : unwrapped(last);
        return new IllegalStateException(
                "NATS at %s: %s".formatted(properties.urlWithoutSecrets(), explained(properties, reason)), fault);
    }

    private static String explained(NatsProperties properties, Throwable reason) {
        return switch (reason) {
            case AuthenticationException refused ->
                "%s is refused (%s): NATS_USER and NATS_PASSWORD, NATS_TOKEN, NATS_NKEY or NATS_CREDS must be those of a user there"
                        .formatted(properties.auth(), refused.getMessage());
            case SSLException untrusted ->
                "its certificate is not trusted (%s): NATS_CA must name the authority it comes from, and NATS_URL a host it is for"
                        .formatted(untrusted.getMessage());
            case TimeoutException _ when properties.wantsTls() && properties.tls().certificateFile() == null ->
                "it does not answer in time: if it wants clients to show a certificate, set NATS_CERT and NATS_KEY";
            case IOException e when "SSL required by server.".equals(e.getMessage()) ->
                "it wants TLS: set NATS_CA to its authority, or begin NATS_URL with tls:// if that is a public one";
            case IOException e when "SSL connection wanted by client.".equals(e.getMessage()) ->
                "it has no TLS, which NATS_CA, NATS_CERT or tls:// in NATS_URL asks for";
            default -> "no server answers (%s): is NATS_URL right and the server up?".formatted(reason);
        };
    }

    private static Throwable unwrapped(Throwable fault) {
        return fault instanceof ExecutionException && fault.getCause() != null ? unwrapped(fault.getCause()) : fault;
    }
}
