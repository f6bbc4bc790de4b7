package com.nebengjek.topology.cli;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A CloudEvent in structured mode, as far as it can be known without the catalogue.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON format</a>
 */
record CloudEventText(String id) {

    /** @throws BadArguments naming the attribute that is wrong */
    static CloudEventText parse(String file, byte[] text) {
        JsonNode event = tree(file, text);
        if (!event.isObject()) {
            throw fault(file, "is no JSON object");
        }
        if (!required(file, event, "specversion").equals("1.0")) {
            throw fault(file, "has another specversion than \"1.0\"");
        }
        required(file, event, "source");
        required(file, event, "type");
        checkTime(file, event.path("time"));
        for (String name : event.propertyNames()) {
            if (!name.matches("[a-z0-9]+|data_base64")) {
                throw fault(file, "has the attribute '%s', whose name is not lower-case letters and digits"
                        .formatted(name));
            }
            if (!name.equals("data") && event.get(name).isContainer()) {
                throw fault(file, "has the attribute '%s', which is no plain value".formatted(name));
            }
        }
        if (event.has("data") && event.has("data_base64")) {
            throw fault(file, "has both data and data_base64");
        }
        return new CloudEventText(required(file, event, "id"));
    }

    private static JsonNode tree(String file, byte[] text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException notJson) {
            throw fault(file, "is not JSON");
        }
    }

    private static String required(String file, JsonNode event, String attribute) {
        JsonNode value = event.path(attribute);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw fault(file, "has no %s, or one that is no text".formatted(attribute));
        }
        return value.stringValue();
    }

    private static void checkTime(String file, JsonNode time) {
        try {
            if (!time.isMissingNode()) {
                OffsetDateTime.parse(time.asString(""));
            }
        } catch (DateTimeParseException noTime) {
            throw fault(file, "has a time that is not written as in 2026-01-31T08:15:00Z");
        }
    }

    private static BadArguments fault(String file, String fault) {
        return new BadArguments("%s is no CloudEvent: it %s.".formatted(file, fault));
    }
}
