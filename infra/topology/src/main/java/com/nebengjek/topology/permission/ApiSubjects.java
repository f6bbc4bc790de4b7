package com.nebengjek.topology.permission;

import com.nebengjek.topology.ConsumerSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a client of JetStream publishes on when it does its work.
 *
 * @param prefix of the API in the domain
 * @param keyPrefix of what is written to key-value buckets, which in a domain is below the API's
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats_api_reference">JetStream API</a>
 */
record ApiSubjects(String prefix, String keyPrefix) {

    static final String ATTEMPTS = "attempts";
    static final String RATES = "rates";

    private static final ApiSubjects PLAIN = new ApiSubjects("$JS.API.", "");

    /**
     * The subjects of a domain, and the plain ones. A server of the domain takes the ones for the others and then asks who
     * may publish on those; a leaf node before it asks about what the client has sent.
     */
    static List<ApiSubjects> in(Optional<String> domain) {
        return Stream.concat(
                        domain.map("$JS.%s.API."::formatted)
                                .map(prefix -> new ApiSubjects(prefix, prefix))
                                .stream(),
                        Stream.of(PLAIN))
                .toList();
    }

    /** Pulls, acknowledges, asks how far it is, and writes dead letters: of one consumer. */
    Stream<String> delivery(ConsumerSpec consumer) {
        String place = placeOf(consumer);
        return Stream.of(
                prefix + "CONSUMER.MSG.NEXT." + place,
                "$JS.ACK." + place + ".>",
                prefix + "STREAM.INFO." + consumer.stream(),
                prefix + "CONSUMER.INFO." + place,
                "dead." + readerOf(consumer));
    }

    /** Reads and writes the failures of the consumer's events; the client asks what the bucket is like before. */
    Stream<String> attempts(ConsumerSpec consumer) {
        String keys = "$KV.%s.%s.>".formatted(ATTEMPTS, readerOf(consumer));
        return Stream.of(
                keyPrefix + keys,
                prefix + "DIRECT.GET.KV_" + ATTEMPTS + "." + keys,
                prefix + "STREAM.INFO.KV_" + ATTEMPTS);
    }

    /** Takes its share of the function's rate. */
    Stream<String> rate(String function) {
        String key = "$KV.%s.%s".formatted(RATES, function);
        return Stream.of(
                keyPrefix + key,
                prefix + "DIRECT.GET.KV_" + RATES + "." + key,
                prefix + "STREAM.INFO.KV_" + RATES);
    }

    /** Gets single messages of a stream, by sequence and by subject. */
    Stream<String> reading(String stream) {
        return Stream.of(
                prefix + "STREAM.INFO." + stream,
                prefix + "DIRECT.GET." + stream,
                prefix + "DIRECT.GET." + stream + ".>");
    }

    private static String readerOf(ConsumerSpec consumer) {
        return consumer.stream() + "." + consumer.reader();
    }

    private static String placeOf(ConsumerSpec consumer) {
        return consumer.stream() + "." + consumer.durable();
    }
}
