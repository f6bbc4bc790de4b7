package com.nebengjek.edge.socket;

import com.nebengjek.edge.EdgeSettings;
import com.nebengjek.edge.auth.Identification;
import com.nebengjek.edge.cloudevent.CloudEventDialect;
import com.nebengjek.edge.frame.FrameDialect;
import com.nebengjek.edge.outbound.Interest;
import com.nebengjek.edge.resume.Replay;
import com.nebengjek.edge.presence.Attendance;
import com.nebengjek.jetstream.EventPublisher;
import io.nats.client.Connection;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class SocketConfiguration {

    @Bean
    Doors doors() {
        return new Doors();
    }

    @Bean
    NatsCalls natsCalls() {
        return new NatsCalls();
    }

    @Bean
    People people(Connection connection, EdgeSettings settings) {
        return new People(new Interest(connection), settings, System::nanoTime);
    }

    @Bean
    Conversation conversation(
            EventPublisher publisher,
            Connection connection,
            NatsCalls nats,
            Replay replay,
            EdgeSettings settings) {
        return new Conversation(publisher, connection, nats, replay, settings.frames());
    }

    @Bean
    SocketHandler socketHandler(
            Identification identification,
            People people,
            Conversation conversation,
            NatsCalls nats,
            Doors doors,
            EdgeSettings settings,
            Clock clock) {
        Dialects dialects = new Dialects(new FrameDialect(clock), List.of(new CloudEventDialect(clock)));
        return new SocketHandler(
                identification,
                dialects,
                people,
                conversation,
                nats,
                doors,
                new Lease(settings.sockets().lease(), RandomGenerator.getDefault()),
                settings.outbound(),
                System::nanoTime);
    }

    @Bean
    Heartbeat heartbeat(People people, EdgeSettings settings) {
        return new Heartbeat(people, settings.sockets(), System::nanoTime);
    }

    @Bean
    Attendance attendance(
            ReactiveStringRedisTemplate redis,
            People people,
            EventPublisher publisher,
            NatsCalls nats,
            EdgeSettings settings) {
        return Attendance.of(
                redis,
                people::drivers,
                publication -> nats.call(publisher.publish(publication)),
                settings.presence().grace(),
                System::nanoTime);
    }

    @Bean
    Departure departure(Doors doors, People people, EdgeSettings settings) {
        return new Departure(doors, people, settings.shutdown(), RandomGenerator.getDefault());
    }
}
