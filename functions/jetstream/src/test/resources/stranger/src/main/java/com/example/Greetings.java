package com.example;

import com.nebengjek.events.catalogue.Event;
import com.nebengjek.jetstream.client.Defaults;
import com.nebengjek.jetstream.client.JetStreamClient;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Greetings {

    @Event(subject = "greeting.arrived.guest.{name}", stream = "GREETINGS", type = "com.example.arrived.v1")
    public record Arrived(String name) {}

    @Event(subject = "greeting.spoken.guest.{name}", stream = "GREETINGS", type = "com.example.spoken.v1")
    public record Spoken(String name, String words) {}

    @Bean
    Function<Arrived, Spoken> greet() {
        return guest -> new Spoken(guest.name(), "Selamat datang, " + guest.name() + "!");
    }

    public static void main(String[] arguments) throws Exception {
        try (JetStreamClient client = JetStreamClient.connect(System.getenv("NATS_URL"))) {
            client.createRetryStores();
            client.streams().createOrUpdate(Defaults.stream("GREETINGS", "greeting.>").build());
            client.consumers("GREETINGS").createOrUpdateFor("greet", "greeting.arrived.>");
        }
        SpringApplication.run(Greetings.class, arguments);
    }
}
