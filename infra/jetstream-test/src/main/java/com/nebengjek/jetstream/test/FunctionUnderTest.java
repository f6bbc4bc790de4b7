package com.nebengjek.jetstream.test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A function as it runs: its application, with one function of it bound.
 *
 * @param configuration the application's class, as {@code SpringApplication.run} takes it
 * @param definition the bean of the function ({@code spring.cloud.function.definition})
 * @param properties what the application is told besides; {@code nebengjek.nats.url} has to be among them, and every
 *     other address ({@code scheme://…host:port}) is taken for that of a database
 */
public record FunctionUnderTest(Class<?> configuration, String definition, Map<String, String> properties) {

    private static final String NATS_URL = "nebengjek.nats.url";

    public FunctionUnderTest {
        properties = Map.copyOf(properties);
        if (!properties.containsKey(NATS_URL)) {
            throw new IllegalArgumentException("The properties of " + definition + " have no " + NATS_URL);
        }
    }

    /** {@code ride-create} of {@code rideCreate}: what its consumers begin with. */
    String name() {
        return definition.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    String natsUrl() {
        return properties.get(NATS_URL);
    }

    Address natsAddress() {
        return Address.in(natsUrl()).getFirst();
    }

    /** Where its databases are. */
    List<Address> databases() {
        return properties.entrySet().stream()
                .filter(property -> !property.getKey().equals(NATS_URL))
                .flatMap(property -> Address.in(property.getValue()).stream())
                .distinct()
                .toList();
    }

    /** The arguments of its process, with other ports in place of the servers' own. */
    List<String> arguments(Map<Address, Address> instead) {
        Stream<String> given = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + Address.replace(property.getValue(), instead));
        return Stream.concat(
                        Stream.of(
                                "--spring.cloud.function.definition=" + definition,
                                "--spring.main.web-application-type=none",
                                "--spring.main.banner-mode=off",
                                "--logging.level.root=warn",
                                // Many processes start at once; how slow the machine is must not decide.
                                "--nebengjek.nats.connect-timeout=60s"),
                        given)
                .toList();
    }
}
