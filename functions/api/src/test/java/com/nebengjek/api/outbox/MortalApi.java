package com.nebengjek.api.outbox;

import com.nebengjek.api.ApiModule;
import com.nebengjek.events.DriverRegistered;
import com.nebengjek.jetstream.EventPublisher;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.testkit.ChildJvm;
import java.util.Arrays;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Mono;

/** The API in a process of its own that is gone at a given moment of its first registration of a driver, like by kill -9. */
final class MortalApi {

    enum Moment {
        /** The change is committed, the event not published. */
        BEFORE_PUBLISH,
        /** The stream has the event, the outbox still has it too. */
        AFTER_PUBLISH
    }

    private MortalApi() {}

    /** Arguments: the moment, then those of the API. Prints its port when it is ready. */
    public static void main(String[] arguments) {
        Moment moment = Moment.valueOf(arguments[0]);
        var context = new SpringApplicationBuilder(ApiModule.class)
                .web(WebApplicationType.REACTIVE)
                .initializers((GenericApplicationContext api) -> api.registerBean(
                        "mortal",
                        EventPublisher.class,
                        () -> mortal(api.getBean(JetStreamEventPublisher.class), moment),
                        definition -> definition.setPrimary(true)))
                .run(Arrays.copyOfRange(arguments, 1, arguments.length));
        System.out.println("port " + ((WebServerApplicationContext) context).getWebServer().getPort());
    }

    private static EventPublisher mortal(EventPublisher publisher, Moment moment) {
        return publication -> {
            if (!(publication.event() instanceof DriverRegistered)) {
                return publisher.publish(publication);
            }
            return moment == Moment.BEFORE_PUBLISH
                    ? Mono.fromRunnable(ChildJvm::die)
                    : publisher.publish(publication).doOnNext(published -> ChildJvm.die());
        };
    }
}
