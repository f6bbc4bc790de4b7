package com.nebengjek.topology;

import static com.nebengjek.topology.Topologies.ordersAndBillingFile;
import static com.nebengjek.topology.Topologies.ordersFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidTopologyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age: 2 hours               | max-age            | no duration",
                "max-age: 0s                    | max-age            | no duration",
                "max-age: 7200                  | max-age            | no duration",
                "max-bytes: 100                 | max-bytes          | no size",
                "max-bytes: unlimited           | max-bytes          | no size",
                "max-messages: 0                | max-messages       | out of range",
                "max-messages: many             | max-messages       | out of range",
                "retention: queue               | retention          | limits or interest or work-queue",
                "storage: disk                  | storage            | file or memory",
                "replicas: 7                    | replicas           | 1 to 5",
                "allow-direct: maybe            | allow-direct       | true or false",
                "compression: gzip              | compression        | none or s2",
                "duplicate-window: 25h          | duplicate-window   | longer than max-age 1d",
                "max_age: 2h                    | max_age            | is not known",
            })
    void a_setting_of_a_stream_that_cannot_be_used_is_named(String setting, String key, String says) {
        InvalidTopology invalid = parsing(ordersFile(setting));

        assertThat(invalid.path()).isEqualTo("streams.ORDERS." + key);
        assertThat(invalid).hasMessageStartingWith(invalid.path()).hasMessageContaining(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filters: []                                         | filters    | no list of subjects",
                "filters: orders.paid.>                              | filters    | no list of subjects",
                "filters: [orders..paid]                             | filters[0] | empty token",
                "filters: [orders.>.paid]                            | filters[0] | not its last token",
                "filters: [orders.pa*]                               | filters[0] | part of a token",
                "filters: ['orders. paid']                           | filters[0] | white space",
                "filters: [orders.paid.>, orders.paid.now]           | filters[1] | overlaps orders.paid.>",
                "filters: [rides.>]                                  | filters    | matches no subject of stream"
                        + " ORDERS",
                "'{filters: [orders.>], ack-wait: 5}'                | ack-wait   | no duration",
                "'{filters: [orders.>], attempts: 0}'                | attempts   | 1 to 1,000",
                "'{filters: [orders.>], deliver: some}'              | deliver    | all or last or new",
                "'{filters: [orders.>], replaces: billing-orders}'   | replaces   | names the consumer itself",
                "'{filters: [orders.>], max-deliver: 2, backoff: [1s, 2s]}' | max-deliver | with 2 waits",
                "'{filters: [orders.>], max-ack-wait: 1s}'           | max-ack-wait | is not known",
                "ack-wait: 5s                                        | filters    | is missing",
            })
    void a_setting_of_a_consumer_that_cannot_be_used_is_named(String consumer, String key, String says) {
        InvalidTopology invalid = parsing(ordersAndBillingFile("retention: interest", consumer));

        assertThat(invalid.path()).isEqualTo("functions.billing.consumers.ORDERS." + key);
        assertThat(invalid).hasMessageContaining(says);
    }

    @Test
    void a_default_that_cannot_be_used_is_named_where_it_stands() {
        InvalidTopology invalid = parsing("defaults: {stream: {max-age: long}}\n" + ordersFile());

        assertThat(invalid.path()).isEqualTo("defaults.stream.max-age");
    }

    @Test
    void a_stream_without_subjects_is_refused() {
        assertThat(parsing("streams: {ORDERS: {max-age: 1h}}").path()).isEqualTo("streams.ORDERS.subjects");
    }

    @ParameterizedTest
    @CsvSource({"orders, orders", "ORDERS-EU, ORDERS-EU", "OR.DERS, OR.DERS"})
    void a_name_that_makes_no_durable_is_refused(String name, String shown) {
        assertThat(parsing("streams: {%s: {subjects: [a.b]}}".formatted(name)))
                .hasMessageStartingWith("streams." + shown);
    }

    @Test
    void a_function_that_is_not_in_kebab_case_is_refused() {
        assertThat(parsing("functions: {matchPropose: {consumers: {}}}").path()).isEqualTo("functions.matchPropose");
    }

    @Test
    void two_streams_cannot_keep_the_same_subject() {
        InvalidTopology invalid = parsing("""
            streams:
              ORDERS: {subjects: [orders.>]}
              PAID: {subjects: ['*.paid.*']}
            """);

        assertThat(invalid).hasMessageContaining("*.paid.*, which overlaps orders.> of stream ORDERS");
    }

    @Test
    void two_consumers_of_a_work_queue_cannot_share_events() {
        InvalidTopology invalid = parsing("""
            streams:
              ORDERS: {subjects: [orders.>], retention: work-queue}
            functions:
              billing: {consumers: {ORDERS: {filters: [orders.paid.>]}}}
              audit: {consumers: {ORDERS: {filters: [orders.>]}}}
            """);

        assertThat(invalid).hasMessageContaining("overlaps orders.paid.> of billing-orders on the work queue ORDERS");
    }

    @Test
    void a_consumer_of_a_stream_that_is_not_declared_is_refused() {
        InvalidTopology invalid = parsing("functions: {billing: {consumers: {ORDERS: {filters: [orders.>]}}}}");

        assertThat(invalid)
                .hasMessageContaining("functions.billing.consumers.ORDERS names a stream that is not under streams");
    }

    @Test
    void a_key_that_occurs_twice_is_refused() {
        assertThat(parsing("streams: {}\nstreams: {}")).hasMessageContaining("is not YAML");
    }

    @Test
    void a_list_where_keys_should_be_is_refused() {
        assertThat(parsing("streams: [ORDERS]").path()).isEqualTo("streams");
    }

    private static InvalidTopology parsing(String yaml) {
        return catchThrowableOfType(InvalidTopology.class, () -> Topology.parse(yaml));
    }
}
