package com.nebengjek.edge.web;

import com.nebengjek.edge.EdgeSettings;
import com.nebengjek.edge.socket.Doors;
import io.nats.client.Connection;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.netty.http.server.WebsocketServerSpec;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final String SOCKETS = "/ws";

    @Bean
    HandlerMapping sockets(WebSocketHandler socketHandler, EdgeSettings settings) {
        SimpleUrlHandlerMapping mapping = new SimpleUrlHandlerMapping(Map.of(SOCKETS, socketHandler));
        mapping.setOrder(Ordered.HIGHEST_PRECEDENCE);
        mapping.setCorsConfigurations(Map.of(SOCKETS, allowed(settings)));
        return mapping;
    }

    /** Browsers ask nobody before they open a socket, so the handshake itself looks at the origin. */
    private static CorsConfiguration allowed(EdgeSettings settings) {
        CorsConfiguration origins = new CorsConfiguration();
        origins.setAllowedOriginPatterns(settings.origins());
        origins.addAllowedMethod(HttpMethod.GET);
        origins.addAllowedHeader(CorsConfiguration.ALL);
        return origins;
    }

    @Bean
    WebSocketHandlerAdapter socketAdapter(Doors doors, EdgeSettings settings) {
        int longest = Math.toIntExact(settings.frames().maxSize().toBytes());
        HandshakeWebSocketService handshake = new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(
                () -> WebsocketServerSpec.builder().maxFramePayloadLength(longest)));
        Crowd crowd = new Crowd(settings.admission(), doors);
        return new WebSocketHandlerAdapter(
                new Admission(handshake, crowd, settings.admission(), RandomGenerator.getDefault()));
    }

    @Bean
    RouterFunction<ServerResponse> probes(Doors doors, Connection connection) {
        return new Probes(doors, connection).routes();
    }

    @Bean
    NettyServerCustomizer socketTuning(EdgeSettings settings) {
        return new SocketTuning(settings.sockets(), settings.admission().unauthenticated());
    }

    /** Not the shared ones: several edges may run in one process, and each stops its own. */
    @Bean
    ReactorResourceFactory reactorResources() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        return resources;
    }
}
