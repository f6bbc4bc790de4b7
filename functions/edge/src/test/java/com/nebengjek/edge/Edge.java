package com.nebengjek.edge;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.testkit.NothingBlocks;
import com.nebengjek.testkit.TestServers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An edge process as a test sees it: an application context of its own, with a port of its own. */
record Edge(ConfigurableApplicationContext context) implements AutoCloseable {

    static {
        NothingBlocks.install();
    }

    static Edge start(TestServers servers, String... settings) {
        return startAt(servers.nats().url(), servers, settings);
    }

    /** At servers of which NATS is reached at another address. */
    static Edge startAt(String natsUrl, TestServers servers, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--nebengjek.nats.url=" + natsUrl,
                "--spring.data.redis.url=" + servers.redis().url(),
                "--nebengjek.edge.token.jwk-set=" + Tokens.jwkSet()));
        Stream.of(settings).map(setting -> "--nebengjek.edge." + setting).forEach(arguments::add);
        return new Edge(new SpringApplicationBuilder(EdgeModule.class)
                .web(WebApplicationType.REACTIVE)
                .properties("nebengjek.edge.shutdown.jitter=100ms")
                .run(arguments.toArray(String[]::new)));
    }

    Client connect(Person person) {
        return Client.connect(uri(""), Tokens.of(person));
    }

    Client resume(Person person, String lastEventId) {
        return Client.connect(uri("?last_event_id=" + lastEventId), Tokens.of(person));
    }

    URI uri(String query) {
        return URI.create("ws://127.0.0.1:" + port() + "/ws" + query);
    }

    String http(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
