package com.nebengjek.jetstream.health;

import com.nebengjek.jetstream.metrics.MetricNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamInfo;
import java.util.function.ToDoubleFunction;
import org.springframework.context.SmartLifecycle;

/** How full the streams of this process's functions are, and how far its consumers are behind. */
final class LagMeters implements SmartLifecycle {

    private final MeterRegistry registry;
    private final ServerView server;
    private final BoundConsumers bound;
    private volatile boolean running;

    LagMeters(MeterRegistry registry, ServerView server, BoundConsumers bound) {
        this.registry = registry;
        this.server = server;
        this.bound = bound;
    }

    /** Started after what it depends on: the consumers are bound. */
    @Override
    public void start() {
        bound.boundConsumers().forEach(this::watch);
        bound.boundConsumers().stream().map(BoundConsumer::stream).distinct().forEach(this::watch);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch(BoundConsumer consumer) {
        Tags tags = Tags.of("function", consumer.function(), "stream", consumer.stream(), "consumer", consumer.name());
        gauge(MetricNames.CONSUMER_PENDING, "Events that the consumer has still to deliver", tags, () ->
                server.consumer(consumer), ConsumerInfo::getNumPending);
        gauge(MetricNames.CONSUMER_ACK_PENDING, "Events delivered and not yet acknowledged", tags, () ->
                server.consumer(consumer), ConsumerInfo::getNumAckPending);
    }

    private void watch(String stream) {
        Tags tags = Tags.of("stream", stream);
        gauge(MetricNames.STREAM_BYTES, "Size of the stream", tags, () -> server.stream(stream), (StreamInfo info) ->
                info.getStreamState().getByteCount());
        gauge(MetricNames.STREAM_MESSAGES, "Events in the stream", tags, () -> server.stream(stream), (StreamInfo info) ->
                info.getStreamState().getMsgCount());
    }

    private interface Source<T> {
        Look<T> look();
    }

    private <T> void gauge(
            String name, String description, Tags tags, Source<T> source, ToDoubleFunction<T> figure) {
        Gauge.builder(name, () -> figureOf(source.look(), figure))
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private static <T> double figureOf(Look<T> look, ToDoubleFunction<T> figure) {
        T value = look.value();
        return value == null ? Double.NaN : figure.applyAsDouble(value);
    }
}
