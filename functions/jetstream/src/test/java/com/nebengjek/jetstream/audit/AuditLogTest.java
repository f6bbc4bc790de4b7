package com.nebengjek.jetstream.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AuditLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(AuditLog.LOGGER);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private @Nullable Level before;

    @BeforeEach
    void listen() {
        before = logger.getLevel();
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(lines);
        lines.start();
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
        logger.setAdditive(true);
        logger.setLevel(before);
    }

    @Test
    void a_line_has_what_is_known_of_an_event_as_keys_and_values() {
        new AuditLog(1)
                .write(new AuditEntry(
                        "consumed", "bill", "ORDERS", "order.placed.shop.7", "placed", "7", null, "6", "handled", 3, 1));

        ILoggingEvent line = lines.list.getFirst();
        assertThat(line.getFormattedMessage()).isEqualTo("consumed order.placed.shop.7 handled");
        assertThat(line.getKeyValuePairs()).map(pair -> pair.key + "=" + pair.value)
                .containsExactly(
                        "direction=consumed",
                        "function=bill",
                        "subject=order.placed.shop.7",
                        "outcome=handled",
                        "stream=ORDERS",
                        "type=placed",
                        "id=7",
                        "causation=6",
                        "sequence=3",
                        "deliveries=1");
    }

    @Test
    void every_event_is_wanted_unless_the_sample_is_smaller() {
        assertThat(wanted(new AuditLog(1))).isEqualTo(10_000);
        assertThat(wanted(new AuditLog(0.1))).isCloseTo(1_000, within(150L));
        assertThat(wanted(AuditLog.OFF)).isZero();
    }

    private static long wanted(AuditLog log) {
        return IntStream.range(0, 10_000).filter(i -> log.wants(null, "order-" + i)).count();
    }

    @Test
    void what_belongs_together_is_wanted_as_a_whole_or_not_at_all() {
        AuditLog log = new AuditLog(0.5);
        String ride = UUID.randomUUID().toString();

        assertThat(IntStream.range(0, 100).mapToObj(i -> log.wants(ride, "event-" + i)).distinct())
                .hasSize(1);
    }

    @Test
    void nothing_is_wanted_when_the_logger_is_off() {
        logger.setLevel(Level.OFF);

        assertThat(new AuditLog(1).wants("ride", "id")).isFalse();
    }
}
