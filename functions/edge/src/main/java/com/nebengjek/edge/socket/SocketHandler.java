package com.nebengjek.edge.socket;

import com.nebengjek.edge.EdgeSettings;
import com.nebengjek.edge.auth.Identification;
import com.nebengjek.edge.auth.NotIdentified;
import com.nebengjek.edge.auth.Person;
import com.nebengjek.edge.frame.ErrorCode;
import com.nebengjek.edge.frame.FrameRefused;
import com.nebengjek.edge.frame.Replies;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The life of a socket from the handshake to its end. */
final class SocketHandler implements WebSocketHandler {

    private static final Logger log = LoggerFactory.getLogger(SocketHandler.class);

    private final Identification identification;
    private final Dialects dialects;
    private final People people;
    private final Conversation conversation;
    private final NatsCalls nats;
    private final Doors doors;
    private final Lease lease;
    private final EdgeSettings.Outbound limits;
    private final LongSupplier nanoTime;

    SocketHandler(
            Identification identification,
            Dialects dialects,
            People people,
            Conversation conversation,
            NatsCalls nats,
            Doors doors,
            Lease lease,
            EdgeSettings.Outbound limits,
            LongSupplier nanoTime) {
        this.identification = identification;
        this.dialects = dialects;
        this.people = people;
        this.conversation = conversation;
        this.nats = nats;
        this.doors = doors;
        this.lease = lease;
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    @Override
    public List<String> getSubProtocols() {
        return dialects.names();
    }

    /** A socket that has been let in, and what its person may send. */
    private record Member(Socket socket, Allowance allowance) {}

    /**
     * Listens from the first moment, on the event loop: what the client sends before anybody listens could neither be
     * put together nor refused. Its frames wait until it is known who sends them.
     */
    @Override
    public Mono<Void> handle(WebSocketSession session) {
        Wire wire = new Wire(session);
        Pulse pulse = new Pulse(nanoTime.getAsLong(), wire::ping);
        Mono<Member> member = once(doors.whileWaiting(identification
                        .of(wire.headers(), wire.query())
                        .flatMap(person -> nats.call(() -> admit(wire, person, pulse))))
                .onErrorResume(NotIdentified.class, nobody -> turnAway(wire, nobody).then(Mono.empty())));
        return Mono.when(listen(wire, pulse, member), speak(wire, member))
                .doOnError(fault -> log.debug("A socket broke: {}", fault.toString()))
                .onErrorResume(fault -> wire.close(CloseStatus.SERVER_ERROR))
                .onErrorComplete()
                .doFinally(end -> member.onErrorComplete().subscribe(left -> leave(left.socket())));
    }

    /** Begins now and is remembered; unlike a cache it keeps nothing of how it came about, token and claims included. */
    private static <T> Mono<T> once(Mono<T> source) {
        return Mono.fromFuture(source.toFuture(), true);
    }

    private Member admit(Wire wire, Person person, Pulse pulse) {
        wire.forgetHeaders();
        Socket socket = new Socket(person, dialects.chosen(wire.protocol()), limits, pulse);
        if (wire.lastEventId() != null) {
            socket.prepareResume();
        }
        Member member = new Member(socket, people.join(socket));
        if (!doors.areOpen()) {
            socket.depart();
        }
        return member;
    }

    private void leave(Socket socket) {
        nats.run(() -> people.leave(socket));
    }

    /** One frame at a time, in order; what comes meanwhile waits in the client's own network buffers. */
    private Mono<Void> listen(Wire wire, Pulse pulse, Mono<Member> member) {
        return wire.read(pulse)
                .concatMap(text -> member.flatMap(known -> answer(known, text)), 0)
                .then(Mono.just(CloseStatus.NORMAL))
                .onErrorResume(fault -> {
                    log.debug("A socket could not be read on: {}", fault.toString());
                    return Mono.just(CloseCodes.of(fault));
                })
                .flatMap(status -> member.doOnNext(known -> known.socket().close(status)))
                .then();
    }

    private Mono<Void> answer(Member member, String text) {
        Socket socket = member.socket();
        if (socket.isClosing()) {
            return Mono.empty();
        }
        socket.busy(true);
        return conversation.answer(socket, member.allowance(), text).doOnTerminate(() -> socket.busy(false));
    }

    private Mono<Void> speak(Wire wire, Mono<Member> member) {
        return member.flatMap(known -> speak(wire, known.socket()));
    }

    private Mono<Void> speak(Wire wire, Socket socket) {
        String lastEventId = wire.lastEventId();
        Mono<Void> resume = lastEventId == null ? Mono.empty() : conversation.resume(socket, lastEventId, null);
        Mono<Void> write = wire.write(socket.frames()).then(Mono.defer(() -> wire.close(socket.closeStatus())));
        return Mono.using(() -> lease.of(socket), running -> Mono.when(write, resume), Disposable::dispose);
    }

    private Mono<Void> turnAway(Wire wire, NotIdentified nobody) {
        ErrorCode code = nobody.isTemporary() ? ErrorCode.SYSTEM_UNAVAILABLE : ErrorCode.UNAUTHORIZED;
        FrameRefused refused = new FrameRefused(null, code, "", nobody.getMessage());
        return wire.write(Flux.just(dialects.chosen(wire.protocol()).write(Replies.error(refused))))
                .then(Mono.defer(() -> wire.close(nobody.isTemporary() ? CloseCodes.UNCHECKED : CloseCodes.UNAUTHORIZED)));
    }
}
