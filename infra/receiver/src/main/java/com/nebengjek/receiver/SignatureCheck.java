package com.nebengjek.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Checks what proves that a request is its sender's: one good signature by any of the secrets, made just now. */
final class SignatureCheck {

    private static final long TOLERANCE_SECONDS = Duration.ofMinutes(5).toSeconds();

    private final List<Secret> secrets;
    private final Clock clock;

    SignatureCheck(List<Secret> secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    boolean isGood(HttpHeaders headers, byte[] body) {
        if (secrets.isEmpty()) {
            return true;
        }
        String id = headers.get("webhook-id", "");
        String timestamp = headers.get("webhook-timestamp", "");
        byte[] content = content(id + "." + timestamp + ".", body);
        return !id.isEmpty()
                && isRecent(timestamp)
                && Stream.of(headers.get("webhook-signature", "").split(" "))
                        .anyMatch(signature -> secrets.stream().anyMatch(secret -> secret.signed(content, signature)));
    }

    private boolean isRecent(String timestamp) {
        return timestamp.matches("[0-9]{1,11}")
                && Math.abs(Instant.now(clock).getEpochSecond() - Long.parseLong(timestamp)) <= TOLERANCE_SECONDS;
    }

    private static byte[] content(String before, byte[] body) {
        byte[] start = before.getBytes(UTF_8);
        byte[] content = new byte[start.length + body.length];
        System.arraycopy(start, 0, content, 0, start.length);
        System.arraycopy(body, 0, content, start.length, body.length);
        return content;
    }
}
