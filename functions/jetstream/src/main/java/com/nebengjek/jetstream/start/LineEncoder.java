package com.nebengjek.jetstream.start;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.Charset;
import java.time.temporal.ChronoUnit;

/** Writes an event as a line of Spring Boot's console log, in UTC. */
final class LineEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};
    private static final int THREAD = 15;
    private static final int LOGGER = 40;
    private static final int LEVEL = 5;

    private final TargetLengthBasedClassNameAbbreviator abbreviator = new TargetLengthBasedClassNameAbbreviator(LOGGER - 1);
    private final long pid = ProcessHandle.current().pid();

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(200);
        line.append(event.getInstant().truncatedTo(ChronoUnit.MILLIS)).append(' ');
        right(line, event.getLevel().toString(), LEVEL);
        line.append(' ').append(pid).append(" --- [");
        right(line, event.getThreadName(), THREAD);
        line.append("] ");
        left(line, abbreviator.abbreviate(event.getLoggerName()), LOGGER);
        line.append(" : ").append(event.getFormattedMessage()).append('\n');
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.append('\n').append(ThrowableProxyUtil.asString(thrown)).append('\n');
        }
        return line.toString().getBytes(Charset.defaultCharset());
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    /** The end of a text, at the right of a column. */
    private static void right(StringBuilder line, String text, int width) {
        line.repeat(' ', Math.max(0, width - text.length())).append(text, Math.max(0, text.length() - width), text.length());
    }

    /** The end of a text, at the left of a column. */
    private static void left(StringBuilder line, String text, int width) {
        line.append(text, Math.max(0, text.length() - width), text.length()).repeat(' ', Math.max(0, width - text.length()));
    }
}
