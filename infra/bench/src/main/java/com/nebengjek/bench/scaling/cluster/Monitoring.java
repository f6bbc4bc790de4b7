package com.nebengjek.bench.scaling.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The monitoring ports of NATS servers. */
@FunctionalInterface
interface Monitoring {

    /** @throws IOException when it does not answer within 3 s */
    JsonNode get(URI uri) throws IOException, InterruptedException;

    static Monitoring over(HttpClient client) {
        Duration patience = Duration.ofSeconds(3);
        return uri -> {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(patience).build();
            return JsonMapper.shared().readTree(client.send(request, BodyHandlers.ofString()).body());
        };
    }
}
