package com.nebengjek.topology.cli;

import com.nebengjek.topology.cli.Syntax.Option;
import com.nebengjek.topology.status.HandlerTimes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The metrics of running functions, in the text format of Prometheus. */
final class Metrics {

    static final Option URLS =
            new Option("--metrics", "URL,...", "compare ack waits with handler times, at http://HOST:PORT/metrics");

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private Metrics() {}

    /** @throws BadArguments when a URL is none, or answers with something else */
    static HandlerTimes handlerTimes(Arguments arguments) throws IOException, InterruptedException {
        if (arguments.text(URLS).isEmpty()) {
            return HandlerTimes.UNKNOWN;
        }
        List<String> texts = new ArrayList<>();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            for (String url : arguments.text(URLS).orElseThrow().split(",", -1)) {
                texts.add(text(client, url));
            }
        }
        return HandlerTimes.of(texts);
    }

    private static String text(HttpClient client, String url) throws IOException, InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("%s answers with %d".formatted(url, answer.statusCode()));
            }
            return answer.body();
        } catch (IllegalArgumentException noUrl) {
            throw new BadArguments("--metrics has '%s': write addresses such as http://127.0.0.1:8080/metrics."
                    .formatted(url));
        } catch (IOException silent) {
            throw new IOException("%s gives no metrics: %s".formatted(url, silent), silent);
        }
    }
}
