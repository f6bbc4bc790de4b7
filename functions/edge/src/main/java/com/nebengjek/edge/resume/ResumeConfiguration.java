package com.nebengjek.edge.resume;

import com.nebengjek.edge.EdgeSettings;
import com.nebengjek.jetstream.connection.NatsProperties;
import io.nats.client.Connection;
import io.nats.client.JetStreamOptions;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ResumeConfiguration {

    @Bean
    Replay replay(Connection connection, NatsProperties nats, EdgeSettings settings) throws IOException {
        JetStreamOptions options =
                JetStreamOptions.builder().domain(nats.domain()).build();
        return new Replay(
                new ClientStream(connection.jetStreamManagement(options)),
                settings.outbound().replays());
    }
}
