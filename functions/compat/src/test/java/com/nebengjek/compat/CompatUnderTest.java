package com.nebengjek.compat;

import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Functions of the module on the servers of a test. */
final class CompatUnderTest {

    private CompatUnderTest() {}

    /** @param role as whom it reads the database */
    static Map<String, String> settings(TestServers servers, String role) {
        PostgresDatabase database = servers.database().as(role);
        return Map.of(
                "spring.r2dbc.url", database.r2dbcUrl(),
                "spring.r2dbc.username", database.user(),
                "spring.r2dbc.password", database.password(),
                "nebengjek.nats.url", servers.nats().url());
    }

    static ConfigurableApplicationContext start(TestServers servers, String role, String function) {
        return new SpringApplicationBuilder(CompatModule.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                settings(servers, role).entrySet().stream()
                                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue()),
                                Stream.of(
                                        "--spring.cloud.function.definition=" + function,
                                        "--spring.main.banner-mode=off",
                                        "--logging.level.root=warn"))
                        .toArray(String[]::new));
    }
}
