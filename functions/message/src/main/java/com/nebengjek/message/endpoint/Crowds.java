package com.nebengjek.message.endpoint;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The crowd before each endpoint. */
record Crowds(int connections, Map<UUID, Crowd> byEndpoint) {

    /** @param connections to each endpoint at most */
    Crowds(int connections) {
        this(connections, new ConcurrentHashMap<>());
    }

    Crowd before(Endpoint endpoint) {
        return byEndpoint.computeIfAbsent(endpoint.endpointId(), id -> new Crowd(connections));
    }
}
