package com.nebengjek.live;

import io.nats.client.Connection;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    CityFeed cityFeed(Connection connection, LiveSettings settings) {
        return new CityFeed(connection, settings.feed());
    }

    @Bean
    RouterFunction<ServerResponse> livePages(LiveSettings settings) throws IOException {
        return new Pages(settings).routes();
    }

    @Bean
    RouterFunction<ServerResponse> liveFeed(CityFeed feed, LiveSettings settings) {
        return new FeedRoute(feed, new ReadToken(settings.token())).routes();
    }

    /** Not the shared ones: it may run beside an edge in one process, and each stops its own. */
    @Bean
    ReactorResourceFactory reactorResources() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }
}
