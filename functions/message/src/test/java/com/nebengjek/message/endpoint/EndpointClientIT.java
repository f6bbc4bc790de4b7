package com.nebengjek.message.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.receiver.Receiver;
import com.nebengjek.testkit.NothingBlocks;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.DefaultAddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Requests to a receiver: which are made, and how many at once. */
class EndpointClientIT {

    static {
        NothingBlocks.install();
    }

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Receiver receiver = Receiver.start();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]",
                "[0:0:0:0:0:ffff:7f00:1]", "0.0.0.0", "169.254.169.254", "metadata.example.com"
            })
    void nothing_is_sent_to_a_private_address_however_it_is_written(String host) {
        try (EndpointClient client = client(64, "false", names("169.254.169.254"))) {
            assertThat(post(client, "http://" + host + ":" + receiver.url().getPort() + "/", 2_000))
                    .isInstanceOf(Answer.Impossible.class);
        }
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void a_name_that_changes_its_address_is_connected_to_where_it_was_checked() {
        NamesThatChange names = new NamesThatChange("8.8.8.8", "127.0.0.1");
        try (EndpointClient client = client(64, "false", names)) {
            Answer first = post(client, "http://rebinding.example.com:" + receiver.url().getPort() + "/", 500);
            assertThat(first).isInstanceOf(Answer.Unheard.class);
            assertThat(names.asked).hasValue(1);

            Answer second = post(client, "http://rebinding.example.com:" + receiver.url().getPort() + "/", 500);
            assertThat(second).isInstanceOf(Answer.Impossible.class);
        }
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void of_several_addresses_only_those_that_are_allowed_are_used() {
        try (EndpointClient client = client(64, "127.0.0.0/8", names("10.0.0.1", "127.0.0.1"))) {
            assertThat(post(client, "http://both.example.com:" + receiver.url().getPort() + "/", 10_000))
                    .isInstanceOf(Answer.Answered.class);
        }
    }

    @Test
    void names_of_this_machine_are_known() {
        try (EndpointClient client = client(64, "true", EndpointClient.names())) {
            assertThat(post(client, "http://localhost:" + receiver.url().getPort() + "/", 10_000))
                    .isInstanceOf(Answer.Answered.class);
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        receiver.answer("/from 307,location=" + receiver.url() + "/to");
        try (EndpointClient client = client(64, "true", DefaultAddressResolverGroup.INSTANCE)) {
            assertThat(post(client, receiver.url() + "/from", 10_000))
                    .isInstanceOfSatisfying(Answer.Answered.class, answer -> {
                        assertThat(answer.status()).isEqualTo(307);
                        assertThat(answer.location()).endsWith("/to");
                    });
        }
        assertThat(receiver.received()).extracting(request -> request.path()).containsExactly("/from");
    }

    @Test
    void an_endpoint_has_so_many_connections_and_the_rest_is_told_at_once_or_soon() {
        receiver.answer("200,delay=4s");
        try (EndpointClient client = client(4, "true", DefaultAddressResolverGroup.INSTANCE)) {
            Endpoint slow = endpoint(receiver.url().toString(), 30_000);
            List<Answer> answers = Flux.range(0, 100)
                    .flatMap(i -> client.post(slow, "message-" + i, Instant.now(), new byte[2]), 100)
                    .collectList()
                    .blockOptional(PATIENCE)
                    .orElseThrow();
            assertThat(answers).filteredOn(Answer.Answered.class::isInstance).hasSize(4);
            assertThat(answers).filteredOn(Answer.Crowded.class::isInstance).hasSize(96);
        }
        assertThat(receiver.received()).hasSize(4);
    }

    @Test
    void an_endpoint_that_is_slow_leaves_the_others_of_its_host_their_connections() {
        receiver.answer("/slow hang");
        try (EndpointClient client = client(4, "true", DefaultAddressResolverGroup.INSTANCE)) {
            Endpoint slow = endpoint(receiver.url() + "/slow", 60_000);
            var waiting = Flux.range(0, 8)
                    .flatMap(i -> client.post(slow, "message-" + i, Instant.now(), new byte[2]))
                    .subscribe();
            Awaitility.await().atMost(PATIENCE).until(() -> receiver.received().size() == 4);

            assertThat(post(client, receiver.url() + "/fast", 10_000)).isInstanceOf(Answer.Answered.class);
            waiting.dispose();
        }
    }

    @Test
    void nobody_there_and_no_such_name_are_not_for_ever() {
        URI nobody = receiver.url();
        receiver.close();
        try (EndpointClient client = client(64, "true", DefaultAddressResolverGroup.INSTANCE)) {
            assertThat(post(client, nobody.toString(), 10_000)).isInstanceOf(Answer.Unheard.class);
        }
        try (EndpointClient client = client(64, "true", names())) {
            assertThat(post(client, "http://nowhere.example.com/", 10_000)).isInstanceOf(Answer.Unheard.class);
        }
    }

    private static EndpointClient client(int connections, String allowed, AddressResolverGroup<InetSocketAddress> names) {
        return new EndpointClient(connections, connections, names, AddressGuard.allowing(allowed));
    }

    private static Answer post(EndpointClient client, String url, int timeout) {
        return client.post(endpoint(url, timeout), "message", Instant.now(), "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static Endpoint endpoint(String url, int timeout) {
        return new Endpoint(UUID.randomUUID(), "test", url, "{}", List.of(), Duration.ofMillis(timeout), false, false, null);
    }

    private static AddressResolverGroup<InetSocketAddress> names(String... addresses) {
        return new NamesThatChange(addresses) {

            @Override
            List<InetAddress> answer(int question) {
                return all();
            }
        };
    }

    /** Every name has these addresses, one after the other. */
    private static class NamesThatChange extends AddressResolverGroup<InetSocketAddress> {

        final AtomicInteger asked = new AtomicInteger();
        private final List<String> addresses;

        NamesThatChange(String... addresses) {
            this.addresses = List.of(addresses);
        }

        List<InetAddress> answer(int question) {
            return all().subList(question, question + 1);
        }

        List<InetAddress> all() {
            return addresses.stream().map(NamesThatChange::address).toList();
        }

        private static InetAddress address(String text) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException impossible) {
                throw new IllegalArgumentException(impossible);
            }
        }

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetNameResolver(executor) {

                @Override
                protected void doResolve(String host, Promise<InetAddress> promise) {
                    promise.setFailure(new UnsupportedOperationException("all are asked for"));
                }

                @Override
                protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
                    if (addresses.isEmpty()) {
                        promise.setFailure(new UnknownHostException(host));
                    } else {
                        promise.setSuccess(answer(asked.getAndIncrement()));
                    }
                }
            }.asAddressResolver();
        }
    }
}
