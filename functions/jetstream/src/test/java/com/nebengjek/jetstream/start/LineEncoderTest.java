package com.nebengjek.jetstream.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.Charset;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineEncoderTest {

    private final LoggerContext context = new LoggerContext();

    @Test
    void a_line_looks_as_spring_boot_writes_it() {
        String line = line("com.nebengjek.jetstream.binding.FunctionBindings", "main", "bound: [payment]", null);

        assertThat(line)
                .isEqualTo("2026-11-01T10:00:00.120Z  INFO %d --- [           main] c.n.jetstream.binding.FunctionBindings   : bound: [payment]\n"
                        .formatted(ProcessHandle.current().pid()));
    }

    @Test
    void a_long_name_of_a_thread_is_cut_at_its_begin() {
        assertThat(line("a", "SpringApplicationShutdownHook", "", null)).contains(" --- [ionShutdownHook] a ");
    }

    @Test
    void an_exception_follows_with_its_causes() {
        assertThat(line("a", "main", "failed", new IllegalStateException("outer", new RuntimeException("inner"))))
                .contains(" : failed\n", "java.lang.IllegalStateException: outer", "\tat ", "java.lang.RuntimeException: inner");
    }

    private String line(String logger, String thread, String message, @Nullable Throwable thrown) {
        LoggingEvent event =
                new LoggingEvent("", context.getLogger(logger), Level.INFO, message, thrown, new Object[] {});
        event.setThreadName(thread);
        event.setInstant(Instant.parse("2026-11-01T10:00:00.120456Z"));
        return new String(new LineEncoder().encode(event), Charset.defaultCharset());
    }
}
