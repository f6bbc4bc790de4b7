package com.nebengjek.message.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request as it goes out: signed, and to nowhere that a request may not go to. */
record OutgoingRequest(URI url, Map<String, String> headers, byte[] body) {

    private static final int MOST_PORTS = 65_535;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> OURS = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "transfer-encoding",
            "upgrade",
            StandardWebhooks.ID,
            StandardWebhooks.TIMESTAMP,
            StandardWebhooks.SIGNATURE);

    /** @throws IllegalArgumentException when there can be no such request, saying why */
    static OutgoingRequest to(Endpoint endpoint, String webhookId, Instant at, byte[] body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("content-type", "application/json");
        headers.put("user-agent", "NebengJek");
        headers.putAll(own(endpoint));
        headers.put(StandardWebhooks.ID, webhookId);
        headers.put(StandardWebhooks.TIMESTAMP, Long.toString(at.getEpochSecond()));
        if (!endpoint.secrets().isEmpty()) {
            headers.put(StandardWebhooks.SIGNATURE, StandardWebhooks.sign(webhookId, at, body, endpoint.secrets()));
        }
        return new OutgoingRequest(url(endpoint), headers, body);
    }

    private static URI url(Endpoint endpoint) {
        try {
            URI url = new URI(endpoint.url());
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!http || url.getHost() == null || url.getPort() > MOST_PORTS) {
                throw new IllegalArgumentException("the URL of endpoint " + endpoint.name() + " is not http(s)://host[:port]…");
            }
            if (url.getRawUserInfo() != null) {
                throw new IllegalArgumentException("the URL of endpoint " + endpoint.name()
                        + " has a user in it: say who we are in a header");
            }
            return url;
        } catch (URISyntaxException unreadable) {
            throw new IllegalArgumentException(
                    "the URL of endpoint " + endpoint.name() + " cannot be read: " + unreadable.getReason(), unreadable);
        }
    }

    private static Map<String, String> own(Endpoint endpoint) {
        Map<String, String> headers = new TreeMap<>();
        json(endpoint).forEachEntry((name, value) -> {
            if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || OURS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "endpoint %s may not have a header '%s'".formatted(endpoint.name(), name));
            }
            if (!value.isString() || !value.stringValue().matches("[\\t\\x20-\\x7E]*")) {
                throw new IllegalArgumentException(
                        "the header %s of endpoint %s is not printable ASCII".formatted(name, endpoint.name()));
            }
            headers.put(name, value.stringValue());
        });
        return headers;
    }

    private static JsonNode json(Endpoint endpoint) {
        try {
            return JSON.readTree(endpoint.headers());
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException("the headers of endpoint " + endpoint.name() + " are not JSON", unreadable);
        }
    }
}
