package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.probe.ProbeServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A process whose functions get events by HTTP, and whoever sends them. */
record HttpFunction(ConfigurableApplicationContext process) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Starts a process that has no server but its own. */
    static HttpFunction start(Class<?> configuration, String definition, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--JETSTREAM_ENABLED=false");
        all.add("--PORT=0");
        all.add("--spring.cloud.function.definition=" + definition);
        all.add("--spring.main.banner-mode=off");
        return new HttpFunction(new SpringApplicationBuilder(configuration)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new)));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + process.getBean(ProbeServer.class).port() + "/");
    }

    HttpResponse<String> post(Map<String, String> headers, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri()).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends an order in binary mode, as a Trigger does. */
    HttpResponse<String> order(String id, String data) throws IOException, InterruptedException {
        return post(binary(id, "com.example.order.placed.v1"), data);
    }

    HttpResponse<String> structured(String event) throws IOException, InterruptedException {
        return post(Map.of("Content-Type", "application/cloudevents+json"), event);
    }

    HttpResponse<String> batch(String events) throws IOException, InterruptedException {
        return post(Map.of("Content-Type", "application/cloudevents-batch+json"), events);
    }

    HttpResponse<String> send(String method) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(uri()).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    static Map<String, String> binary(String id, String type) {
        return Map.of(
                "Ce-Id", id, "Ce-Source", "/test", "Ce-Type", type, "Ce-Specversion", "1.0", "Content-Type", "application/json");
    }

    @Override
    public void close() {
        process.close();
    }
}
