package com.nebengjek.edge.socket;

import com.nebengjek.edge.EdgeSettings;
import com.nebengjek.edge.frame.ClientRequest;
import com.nebengjek.edge.frame.Dialect;
import com.nebengjek.edge.frame.ErrorCode;
import com.nebengjek.edge.frame.FrameRefused;
import com.nebengjek.edge.frame.Replies;
import com.nebengjek.edge.outbound.Story;
import com.nebengjek.edge.resume.Missed;
import com.nebengjek.edge.resume.Replay;
import com.nebengjek.events.StateAsked;
import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.jetstream.Publication;
import io.nats.client.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Answers what clients say: each frame is published and confirmed, or refused, and the socket stays open. */
final class Conversation {

    private static final Logger log = LoggerFactory.getLogger(Conversation.class);
    private static final String SOURCE = "/edge";

    private final EventPublisher publisher;
    private final Connection connection;
    private final NatsCalls nats;
    private final Replay replay;
    private final EdgeSettings.Frames limits;

    Conversation(
            EventPublisher publisher,
            Connection connection,
            NatsCalls nats,
            Replay replay,
            EdgeSettings.Frames limits) {
        this.publisher = publisher;
        this.connection = connection;
        this.nats = nats;
        this.replay = replay;
        this.limits = limits;
    }

    /** Completes when the frame is answered. */
    Mono<Void> answer(Socket socket, Allowance allowance, String text) {
        boolean allowed = allowance.take();
        try {
            Dialect.Letter letter = socket.dialect().open(text);
            if (!allowed) {
                throw tooMany(letter);
            }
            return switch (letter.from(socket.person())) {
                case ClientRequest.Publish publish -> publish(socket, letter, publish);
                case ClientRequest.Resume resume -> resumeAgain(socket, resume);
            };
        } catch (FrameRefused refused) {
            socket.send(Replies.error(refused));
            return Mono.empty();
        }
    }

    private FrameRefused tooMany(Dialect.Letter letter) {
        String message = "more than %d frames a second: send it again later".formatted(limits.perSecond());
        return new FrameRefused(letter.id(), ErrorCode.RATE_LIMITED, "", message);
    }

    private Mono<Void> publish(Socket socket, Dialect.Letter letter, ClientRequest.Publish request) {
        if (connection.getStatus() != Connection.Status.CONNECTED) {
            throw unavailable(letter);
        }
        socket.memory().sent(request.id(), letter.id());
        Story story = socket.memory().storyOf(request.about());
        Publication publication = new Publication(
                request.event(), request.id(), SOURCE, story.correlation(), null, story.traceparent());
        return nats.call(publisher.publish(publication))
                .timeout(limits.publishTimeout())
                .doOnNext(published -> socket.send(request.answer()))
                .doOnError(fault -> {
                    log.warn("{} could not be published: {}", request.event().getClass().getSimpleName(), fault.toString());
                    socket.send(Replies.error(unavailable(letter)));
                })
                .onErrorComplete()
                .then();
    }

    private static FrameRefused unavailable(Dialect.Letter letter) {
        return new FrameRefused(
                letter.id(), ErrorCode.SYSTEM_UNAVAILABLE, "", "not published: send it again with the same id");
    }

    private Mono<Void> resumeAgain(Socket socket, ClientRequest.Resume request) {
        if (!socket.prepareResume()) {
            throw new FrameRefused(
                    request.frameId(), ErrorCode.INVALID_FORMAT, "event", "resume: this socket has resumed already");
        }
        return resume(socket, request.lastEventId(), request.frameId());
    }

    /** Sends what the person of a prepared socket missed since an event; completes when live events flow again. */
    Mono<Void> resume(Socket socket, String lastEventId, @Nullable String frameId) {
        return replay.since(lastEventId, socket.person())
                .onErrorResume(fault -> {
                    log.warn("Missed events could not be read: {}", fault.toString());
                    return Mono.just(new Missed(List.of(), false));
                })
                .doOnNext(missed -> socket.resume(missed, frameId))
                .filter(missed -> !missed.complete())
                .flatMap(lost -> askForState(socket, frameId));
    }

    /** The answer comes as every event does; a client that it does not reach can ask by itself. */
    private Mono<Void> askForState(Socket socket, @Nullable String frameId) {
        UUID id = UUID.randomUUID();
        socket.memory().sent(id, frameId);
        Publication asked = Publication.of(new StateAsked(socket.person().id()), id, SOURCE);
        return nats.call(publisher.publish(asked))
                .timeout(limits.publishTimeout())
                .doOnError(fault -> log.warn("A state could not be asked for: {}", fault.toString()))
                .onErrorComplete()
                .then();
    }
}
