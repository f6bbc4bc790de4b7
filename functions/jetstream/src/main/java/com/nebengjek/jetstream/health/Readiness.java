package com.nebengjek.jetstream.health;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Keeps Spring Boot's {@link ReadinessState}: traffic is refused while NATS is away and from the begin of a shutdown.
 *
 * <p>A refusal that somebody else announced is left alone. Liveness is nobody's business here: a process is not healed by killing it while a server is away.
 */
final class Readiness implements ApplicationListener<ApplicationEvent>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private final ApplicationContext application;
    private final Connection connection;
    private final ConnectionListener onChange = (changed, event) -> update();
    private boolean accepting;
    private boolean refused;
    private boolean stopping;

    Readiness(ApplicationContext application, Connection connection) {
        this.application = application;
        this.connection = connection;
        connection.addConnectionListener(onChange);
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        switch (event) {
            case AvailabilityChangeEvent<?> change when change.getState() instanceof ReadinessState state -> announced(state);
            case ContextClosedEvent closed when closed.getApplicationContext() == application -> closing();
            default -> {}
        }
    }

    /** After everybody else has heard of it. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    /** Spring Boot says that the application has started without asking for NATS. */
    private synchronized void announced(ReadinessState state) {
        accepting = state == ReadinessState.ACCEPTING_TRAFFIC;
        update();
    }

    private synchronized void closing() {
        stopping = true;
        update();
        connection.removeConnectionListener(onChange);
    }

    private synchronized void update() {
        boolean can = !stopping && connection.getStatus() == Connection.Status.CONNECTED;
        if (accepting && !can) {
            log.info("refusing traffic: {}", reason());
            refused = true;
            AvailabilityChangeEvent.publish(application, ReadinessState.REFUSING_TRAFFIC);
        } else if (refused && can) {
            log.info("accepting traffic again");
            refused = false;
            AvailabilityChangeEvent.publish(application, ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    private String reason() {
        return stopping ? "stopping" : "NATS is " + connection.getStatus();
    }
}
