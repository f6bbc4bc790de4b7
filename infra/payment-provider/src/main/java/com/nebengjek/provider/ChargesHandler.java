package com.nebengjek.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.provider.Choices.Decision;
import com.nebengjek.provider.Choices.Manner;
import com.nebengjek.provider.Charges.Found;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** {@code POST /charges}. */
final class ChargesHandler implements HttpHandler {

    private static final int LONGEST_BODY = 16 * 1024;
    /** Longer than anybody waits. */
    private static final long SILENCE_SECONDS = 30;

    private final byte[] authorization;
    private final Charges charges;
    private final Choices choices;
    private final Callbacks callbacks;

    /** A request that is not done, and why. */
    private static final class Refused extends Exception {
        private final int status;

        private Refused(int status, String detail) {
            super(detail);
            this.status = status;
        }
    }

    ChargesHandler(String key, Charges charges, Choices choices, Callbacks callbacks) {
        this.authorization = ("Bearer " + key).getBytes(UTF_8);
        this.charges = charges;
        this.choices = choices;
        this.callbacks = callbacks;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                String key = key(exchange);
                ChargeOrder order = order(exchange);
                Manner manner = choices.manner();
                if (manner == Manner.NOT_NOW) {
                    exchange.getResponseHeaders().add("Retry-After", "1");
                    throw new Refused(503, "Not now.");
                }
                Charge charge = charge(key, order);
                if (manner == Manner.SILENTLY) {
                    TimeUnit.SECONDS.sleep(SILENCE_SECONDS);
                    return;
                }
                answer(exchange, 201, "application/json", charge);
            } catch (Refused refused) {
                answer(
                        exchange,
                        refused.status,
                        "application/problem+json",
                        Map.of("status", refused.status, "detail", refused.getMessage()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String key(HttpExchange exchange) throws Refused {
        String sender = header(exchange, "Authorization");
        if (sender == null || !MessageDigest.isEqual(sender.getBytes(UTF_8), authorization)) {
            throw new Refused(401, "Authorization is not the bearer token that you were given.");
        }
        if (!exchange.getRequestMethod().equals("POST") || !exchange.getRequestURI().getPath().equals("/charges")) {
            throw new Refused(404, "There is POST /charges here, and nothing else.");
        }
        String key = header(exchange, "Idempotency-Key");
        if (key == null || key.isEmpty() || key.length() > 200) {
            throw new Refused(400, "Idempotency-Key must be 1 to 200 characters.");
        }
        return key;
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private static ChargeOrder order(HttpExchange exchange) throws IOException, Refused {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        try {
            ChargeOrder order = Json.MAPPER.readValue(body, ChargeOrder.class);
            String fault = order == null ? "the body is empty" : order.fault();
            if (fault != null) {
                throw new Refused(400, fault);
            }
            return order;
        } catch (JacksonException unreadable) {
            throw new Refused(400, "The body is not an order: " + unreadable.getOriginalMessage());
        }
    }

    private Charge charge(String key, ChargeOrder order) throws Refused {
        Found found;
        try {
            found = charges.order(key, order);
        } catch (IllegalStateException other) {
            throw new Refused(409, String.valueOf(other.getMessage()));
        }
        if (found.isNew()) {
            Decision decision = choices.decision(found.earlier());
            callbacks.tellLater(() -> charges.decide(found.charge(), decision.status()), decision);
        }
        return found.charge();
    }

    private static void answer(HttpExchange exchange, int status, String type, Object body) throws IOException {
        byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
