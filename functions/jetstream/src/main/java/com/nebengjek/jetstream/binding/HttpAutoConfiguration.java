package com.nebengjek.jetstream.binding;

import com.nebengjek.jetstream.delivery.Classification;
import com.nebengjek.jetstream.probe.Receiver;
import com.nebengjek.jetstream.publish.JetStreamEventPublisher;
import com.nebengjek.jetstream.tracing.EventTracing;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.context.annotation.Bean;

/** Gives the functions of an application the events that are posted to it. */
@AutoConfiguration(after = {FunctionsAutoConfiguration.class, JetStreamAutoConfiguration.class})
@ConditionalOnNotWebApplication
final class HttpAutoConfiguration {

    @Bean
    Receiver postedEvents(
            DefinedFunctions functions,
            JetStreamProperties properties,
            ObjectProvider<JetStreamEventPublisher> publisher,
            Classification classification,
            EventTracing tracing,
            Clock clock) {
        HttpReply replies = new HttpReply(publisher.getIfAvailable(), clock);
        return new PostedEvents(functions, properties, replies, new HttpFailures(classification), tracing, clock);
    }
}
