package com.nebengjek.jetstream.cloudevents;

import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.core.message.impl.BaseBinaryMessageReader;
import io.cloudevents.rw.CloudEventDataMapper;
import io.cloudevents.rw.CloudEventWriter;
import io.cloudevents.rw.CloudEventWriterFactory;
import java.util.Map;

/** Hands the attributes and the body of a message in binary mode to the SDK; an empty body is no data. */
final class NatsBinaryMessageReader extends BaseBinaryMessageReader {

    private final Map<String, String> attributes;
    private final byte[] data;

    NatsBinaryMessageReader(Map<String, String> attributes, byte[] data) {
        this.attributes = attributes;
        this.data = data;
    }

    @Override
    public <W extends CloudEventWriter<R>, R> R read(
            CloudEventWriterFactory<W, R> factory, CloudEventDataMapper<? extends CloudEventData> mapper) {
        W event = factory.create(SpecVersion.V1);
        attributes.forEach((name, value) -> TextAttributes.copy(name, value, event));
        return data.length == 0 ? event.end() : event.end(mapper.map(BytesCloudEventData.wrap(data)));
    }
}
