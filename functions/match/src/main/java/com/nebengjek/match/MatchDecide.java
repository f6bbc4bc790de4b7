package com.nebengjek.match;

import com.nebengjek.events.MatchAccepted;
import com.nebengjek.events.MatchCancel;
import com.nebengjek.events.MatchDecideInput;
import com.nebengjek.events.MatchDecideOutput;
import com.nebengjek.events.MatchRejected;
import java.util.List;
import java.util.function.Function;
import org.springframework.messaging.Message;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Decides who rides with whom. A decision is one transaction; nothing is told before it is committed. */
final class MatchDecide implements Function<Message<MatchDecideInput>, Flux<MatchDecideOutput>> {

    private final Acceptance acceptance;
    private final Rejection rejection;
    private final Cancellation cancellation;
    private final TransactionalOperator transaction;

    MatchDecide(
            Acceptance acceptance,
            Rejection rejection,
            Cancellation cancellation,
            TransactionalOperator transaction) {
        this.acceptance = acceptance;
        this.rejection = rejection;
        this.cancellation = cancellation;
        this.transaction = transaction;
    }

    @Override
    public Flux<MatchDecideOutput> apply(Message<MatchDecideInput> message) {
        String id = EventId.of(message);
        Mono<List<MatchDecideOutput>> decision =
                switch (message.getPayload()) {
                    case MatchAccepted accepted -> acceptance.decide(accepted, id);
                    case MatchRejected rejected -> rejection.decide(rejected, id);
                    case MatchCancel cancel -> cancellation.decide(cancel, id);
                };
        return decision.as(transaction::transactional).flatMapIterable(outputs -> outputs);
    }
}
