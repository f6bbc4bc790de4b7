package com.nebengjek.jetstream.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nebengjek.servers.PostgresDatabase;
import com.nebengjek.testkit.TestServers;
import com.nebengjek.testkit.WithServers;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@WithServers(topology = false)
class DeliveryContractIT {

    private final TestServers servers;

    DeliveryContractIT(TestServers servers) {
        this.servers = servers;
    }

    @Test
    void a_function_that_keeps_the_contract_passes() {
        ShopContract contract = new ShopContract("billOnce");
        assertThatCode(contract::repeated_events_change_nothing).doesNotThrowAnyException();
        assertThatCode(contract::shuffled_events_change_nothing).doesNotThrowAnyException();
    }

    @Test
    void who_does_it_again_with_every_repeat_is_found_out() {
        ShopContract contract = new ShopContract("billAgain");
        assertThatThrownBy(contract::repeated_events_change_nothing)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Ddelivery.seed=");
    }

    @Test
    void who_answers_a_repeat_differently_is_found_out() {
        ShopContract contract = new ShopContract("billAtRandom");
        assertThatThrownBy(contract::repeated_events_change_nothing)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("same id and different data");
    }

    /** One order in twelve ends with the right event by chance. */
    @Test
    void who_depends_on_the_order_is_found_out_by_one_of_several() {
        assertThat(IntStream.rangeClosed(1, 6)).anyMatch(this::findsOutWhoDependsOnTheOrder);
    }

    private boolean findsOutWhoDependsOnTheOrder(int seed) {
        System.setProperty("delivery.seed", Integer.toString(seed));
        try {
            ShopContract contract = new ShopContract("billTheLast");
            return catchThrowable(contract::shuffled_events_change_nothing) instanceof AssertionError;
        } finally {
            System.clearProperty("delivery.seed");
        }
    }

    private final class ShopContract extends DeliveryContract {

        private final String definition;
        private final OrderPlaced[] orders = new OrderPlaced[12];

        ShopContract(String definition) {
            this.definition = definition;
            for (int i = 0; i < orders.length; i++) {
                orders[i] = new OrderPlaced(new UUID(7, i), "customer", i);
            }
        }

        @Override
        protected FunctionUnderTest function() {
            PostgresDatabase database = servers.database();
            return new FunctionUnderTest(
                    Shop.class,
                    definition,
                    Map.of(
                            "nebengjek.nats.url", servers.nats().url(),
                            "shop.database", "%s?user=%s&password=%s"
                                    .formatted(database.jdbcUrl(), database.user(), database.password())));
        }

        @Override
        protected void begin() throws Exception {
            try (Connection connection = servers.nats().connect()) {
                streams(connection);
            }
            try (var connection = servers.database().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS bill");
                statement.execute("CREATE TABLE bill (order_id uuid UNIQUE, customer text %s, amount int)"
                        .formatted(definition.equals("billTheLast") ? "UNIQUE" : ""));
            }
        }

        private void streams(Connection connection) throws Exception {
            JetStreamManagement streams = connection.jetStreamManagement();
            for (String name : streams.getStreamNames()) {
                streams.deleteStream(name);
            }
            for (String[] stream : List.of(
                    new String[] {"ORDERS", "order.placed.>"},
                    new String[] {"BILLS", "order.billed.>"},
                    new String[] {"DEAD_LETTER", "dead.>"})) {
                streams.addStream(StreamConfiguration.builder()
                        .name(stream[0])
                        .subjects(stream[1])
                        .storageType(StorageType.Memory)
                        .build());
            }
            connection.keyValueManagement()
                    .create(KeyValueConfiguration.builder().name("attempts").build());
            String durable = new FunctionUnderTest(Shop.class, definition, Map.of("nebengjek.nats.url", ""))
                            .name() + "-orders";
            streams.addOrUpdateConsumer(
                    "ORDERS",
                    ConsumerConfiguration.builder()
                            .durable(durable)
                            .ackPolicy(AckPolicy.Explicit)
                            .build());
        }

        @Override
        protected Scenario scenario() {
            return Scenario.of(orders);
        }

        @Override
        protected Map<String, List<String>> state() throws Exception {
            try (var connection = servers.database().connect()) {
                return Rows.of(connection, "bill");
            }
        }
    }
}
