package com.nebengjek.live;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.io.IOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The map at {@code /}, the phone at {@code /phone}, and what both are made of. Nothing comes from another host. */
final class Pages {

    private static final String OF_LEAFLET = "classpath*:META-INF/resources/webjars/leaflet/*/dist/leaflet.css";

    private final LiveSettings settings;
    private final Resource leaflet;

    /** @throws IOException when Leaflet is not on the class path */
    Pages(LiveSettings settings) throws IOException {
        this.settings = settings;
        this.leaflet = new PathMatchingResourcePatternResolver().getResources(OF_LEAFLET)[0].createRelative("./");
    }

    RouterFunction<ServerResponse> routes() {
        return route(GET("/"), page("map.html"))
                .andRoute(GET("/phone"), page("phone.html"))
                .andRoute(GET("/live/settings"), request -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Map.of("tiles", settings.tiles(), "centre", settings.centre())))
                .and(RouterFunctions.resources("/live/leaflet/**", leaflet))
                .and(RouterFunctions.resources("/live/**", file("")));
    }

    private HandlerFunction<ServerResponse> page(String name) {
        Resource page = file(name);
        return request -> ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", policy())
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .bodyValue(page);
    }

    /** Pictures of the streets are the only thing from elsewhere. */
    private String policy() {
        return "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; img-src 'self' data: "
                + settings.tiles().origin();
    }

    private static Resource file(String name) {
        return new ClassPathResource("pages/" + name, Pages.class);
    }
}
