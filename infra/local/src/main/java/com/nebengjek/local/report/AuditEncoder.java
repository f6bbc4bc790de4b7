package com.nebengjek.local.report;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object per line of the audit log: its time and its keys and values. */
public final class AuditEncoder extends EncoderBase<ILoggingEvent> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] NONE = {};

    @Override
    public byte[] encode(ILoggingEvent line) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("time", line.getInstant().toString());
        if (line.getKeyValuePairs() != null) {
            line.getKeyValuePairs().forEach(pair -> object.put(pair.key, pair.value));
        }
        return (JSON.writeValueAsString(object) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return NONE;
    }

    @Override
    public byte[] footerBytes() {
        return NONE;
    }
}
