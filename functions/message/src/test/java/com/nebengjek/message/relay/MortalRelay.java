package com.nebengjek.message.relay;

import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.message.MessageModule;
import com.nebengjek.testkit.ChildJvm;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Mono;

/** The relay in a process of its own, which is gone at a given moment, like by kill -9. */
final class MortalRelay {

    /** How many messages it claims at once. */
    static final int BATCH = 10;

    enum Moment {
        /** A batch is claimed, nothing is published. */
        BEFORE_PUBLISH(publisher -> publication -> Mono.fromRunnable(ChildJvm::die)),
        /** Some are in the stream, and none is marked. */
        BETWEEN_PUBLISH_AND_MARK(publisher -> {
            AtomicInteger published = new AtomicInteger();
            return publication -> publisher.publish(publication).doOnNext(ack -> {
                if (published.incrementAndGet() > BATCH / 2) {
                    ChildJvm.die();
                }
            });
        }),
        /** The first batch is marked, the second claimed. */
        AFTER_MARK(publisher -> {
            AtomicInteger published = new AtomicInteger();
            return publication -> Mono.defer(() -> {
                if (published.incrementAndGet() > BATCH) {
                    ChildJvm.die();
                }
                return publisher.publish(publication);
            });
        }),
        NEVER(publisher -> publisher);

        private final UnaryOperator<EventPublisher> fate;

        Moment(UnaryOperator<EventPublisher> fate) {
            this.fate = fate;
        }
    }

    private MortalRelay() {}

    /** Arguments: the moment, then those of the module. */
    public static void main(String[] arguments) {
        Moment moment = Moment.valueOf(arguments[0]);
        new SpringApplicationBuilder(MessageModule.class)
                .web(WebApplicationType.NONE)
                .initializers((GenericApplicationContext module) -> module.registerBean(
                        "mortal",
                        EventPublisher.class,
                        () -> moment.fate.apply(module.getBean(JetStreamEventPublisher.class)),
                        definition -> definition.setPrimary(true)))
                .run(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
