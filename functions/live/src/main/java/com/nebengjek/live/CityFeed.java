package com.nebengjek.live;

import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.NatsEventReader;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/**
 * Hears everything that happens in the city, and tells every page that watches: first how things are, then several times
 * a second what is new. All pages are told the same text, which is written once.
 */
final class CityFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CityFeed.class);
    private static final String POSITIONS = "location.update.";
    private static final List<String> SUBJECTS =
            List.of("location.update.*.*", "location.aggregate.ride.*", "user.beacon.driver.*", "match.*.*.*", "ride.*.*.*");

    private final Connection connection;
    private final LiveSettings.Feed settings;
    private final CityState state;
    private final Set<Sinks.Many<ServerSentEvent<String>>> viewers = ConcurrentHashMap.newKeySet();
    private Disposable listening = Disposables.disposed();

    CityFeed(Connection connection, LiveSettings.Feed settings) {
        this.connection = connection;
        this.settings = settings;
        this.state = new CityState(settings);
    }

    @Override
    public void start() {
        Dispatcher dispatcher = connection.createDispatcher(this::received);
        SUBJECTS.forEach(dispatcher::subscribe);
        Disposable telling = Flux.interval(settings.pause(), Schedulers.boundedElastic())
                .onBackpressureDrop()
                .subscribe(tick -> tellNews());
        listening = Disposables.composite(telling, () -> connection.closeDispatcher(dispatcher));
    }

    /** One that cannot be read is not for this page to complain about: a function does. */
    private void received(Message message) {
        try {
            if (!isReplay(message)) {
                add(message.getSubject(), NatsEventReader.read(message));
            }
        } catch (RuntimeException fault) {
            log.debug("An event on {} is not shown: {}", message.getSubject(), fault.getMessage());
        }
    }

    /** A replayed dead letter was seen when it was new. */
    private static boolean isReplay(Message message) {
        return message.hasHeaders() && message.getHeaders().containsKeyIgnoreCase(EventHeaders.REPLAY_FOR);
    }

    private void add(String subject, ReceivedEvent event) {
        if (subject.startsWith(POSITIONS)) {
            JsonNode update = EventJson.mapper().readTree(event.data());
            moved(LivePosition.of(subject.split("\\.")[2], update));
        } else {
            happened(LiveEvent.of(event));
        }
    }

    private synchronized void moved(LivePosition position) {
        state.moved(position);
    }

    private synchronized void happened(LiveEvent event) {
        state.happened(event);
    }

    private synchronized void tellNews() {
        if (viewers.isEmpty()) {
            state.news();
            return;
        }
        ServerSentEvent<String> news = message("news", state.news());
        viewers.removeIf(viewer -> viewer.tryEmitNext(news).isFailure() && viewer.tryEmitComplete().isSuccess());
    }

    /** How things are, and from then on what is new. Ends when its reader falls behind, who may then begin anew. */
    Flux<ServerSentEvent<String>> watch() {
        return Flux.defer(this::join).subscribeOn(Schedulers.boundedElastic());
    }

    private synchronized Flux<ServerSentEvent<String>> join() {
        tellNews();
        Sinks.Many<ServerSentEvent<String>> viewer =
                Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(settings.waiting()));
        viewer.tryEmitNext(message("present", state.present()));
        viewers.add(viewer);
        return viewer.asFlux().doFinally(end -> viewers.remove(viewer));
    }

    private static ServerSentEvent<String> message(String event, CityState.Batch batch) {
        return ServerSentEvent.builder(EventJson.mapper().writeValueAsString(batch)).event(event).build();
    }

    @Override
    public void stop() {
        listening.dispose();
        viewers.forEach(Sinks.Many::tryEmitComplete);
    }

    @Override
    public boolean isRunning() {
        return !listening.isDisposed();
    }

    /** Before the HTTP server, which waits for the end of every answer. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
