package com.nebengjek.match;

import com.nebengjek.events.MatchProposeInput;
import com.nebengjek.events.MatchProposeOutput;
import com.nebengjek.events.MatchRequest;
import com.nebengjek.events.MatchWiden;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;

/** Asks the drivers of the first ring when a passenger wants a ride, and those of the next when nobody took it. */
final class MatchPropose implements Function<Message<MatchProposeInput>, Flux<MatchProposeOutput>> {

    private final Admission admission;
    private final Dispatch dispatch;

    MatchPropose(Admission admission, Dispatch dispatch) {
        this.admission = admission;
        this.dispatch = dispatch;
    }

    @Override
    public Flux<MatchProposeOutput> apply(Message<MatchProposeInput> message) {
        return switch (message.getPayload()) {
            case MatchRequest asked -> request(asked, EventId.of(message));
            case MatchWiden widen -> dispatch.offer(widen.requestId(), widen.ring());
        };
    }

    private Flux<MatchProposeOutput> request(MatchRequest asked, String of) {
        return admission.admit(asked).flatMapMany(request -> {
            if (!request.isOf(asked.passengerId())) {
                return refused(Refusal.REQUEST_ID_TAKEN, asked, of);
            }
            return switch (request.status()) {
                case REFUSED -> refused(Objects.requireNonNull(request.refusal()), asked, of);
                case OPEN -> dispatch.offer(request.requestId(), 0);
                case MATCHED, UNMATCHED, CANCELLED -> Flux.empty();
            };
        });
    }

    private static Flux<MatchProposeOutput> refused(Refusal refusal, MatchRequest asked, String of) {
        return Flux.just(refusal.to(asked.passengerId(), of));
    }
}
