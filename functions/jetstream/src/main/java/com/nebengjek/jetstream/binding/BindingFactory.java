package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.connection.NatsProperties;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/** Builds the binding of each function out of its parts. */
record BindingFactory(
        DefinedFunctions functions,
        Connection connection,
        JetStream jetStream,
        NatsProperties nats,
        JetStreamProperties properties,
        JetStreamEventPublisher publisher,
        EventTracing tracing,
        Classification classification,
        MeterRegistry meters,
        Clock clock,
        KeepAlive keepAlive,
        ScheduledExecutorService timer) {

    List<FunctionBinding> bindAll() {
        return functions.all().stream().map(this::bind).toList();
    }

    private FunctionBinding bind(DefinedFunctions.Defined defined) {
        FunctionShape shape = defined.shape();
        FunctionProperties settings = properties.of(defined.name());
        BindingMetrics metrics = new BindingMetrics(meters, defined.name(), clock);
        AttemptLedger ledger = new AttemptLedger(connection, nats.domain());
        Invocation invocation =
                new Invocation(defined.function(), shape.batch(), defined.reactive(), settings.timeout());
        FunctionBinding binding = new FunctionBinding(
                defined.name(),
                shape.batch() ? Optional.of(settings.maxBatch()) : Optional.empty(),
                new EventDecoder(shape, clock),
                new EventHandling(defined.name(), invocation, publisher, tracing),
                failures(defined.name(), settings, ledger, metrics),
                outages(defined.name(), settings),
                ledger,
                keepAlive,
                metrics);
        shape.streams().forEach(stream -> subscribe(binding, ConsumerName.of(defined.name(), stream), settings));
        return binding;
    }

    private Failures failures(
            String function, FunctionProperties settings, AttemptLedger ledger, BindingMetrics metrics) {
        Backoff backoff = new Backoff(settings.backoff(), settings.maxBackoff(), RandomGenerator.getDefault());
        return new Failures(
                function, settings.attempts(), backoff, classification, ledger, new DeadLetters(jetStream, clock), timer, metrics);
    }

    private Outages outages(String function, FunctionProperties settings) {
        Outage outage =
                new Outage(function, settings.outageFailures(), settings.outagePause(), settings.outageTrials());
        return new Outages(outage, classification, settings.outagePause(), timer);
    }

    private void subscribe(FunctionBinding binding, ConsumerName consumer, FunctionProperties settings) {
        binding.add(new PullSubscription(
                connection,
                nats.domain(),
                consumer,
                settings.maxInFlight(),
                (message, subscription) -> binding.arrived(message, consumer, subscription),
                timer));
    }
}
