package com.nebengjek.contracts.golden;

import com.nebengjek.contracts.ContractFiles;
import com.nebengjek.contracts.ContractName;
import com.nebengjek.events.Events;
import com.nebengjek.events.catalogue.EventJson;
import com.nebengjek.events.catalogue.EventType;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The golden events, {@code contracts/events/<type>/<name>.json}: CloudEvents in JSON, and broken ones as
 * {@code {"reason": …, "event": …}}. All of them tell of the same people and the same ride.
 */
public final class GoldenEvents {

    private static final String FOLDER = "events";

    private GoldenEvents() {}

    /** Those of all types, in the order of the catalogue. */
    public static List<GoldenEvent> all() {
        return Events.catalogue().types().stream().flatMap(type -> of(type).stream()).toList();
    }

    /** Those of one type: broken ones first, then {@code full} and {@code minimal}. */
    public static List<GoldenEvent> of(EventType<?> type) {
        return ContractFiles.below(folderOf(type)).stream().map(file -> read(type, file)).toList();
    }

    /** The example with everything that an event of this type may have. */
    public static GoldenEvent full(EventType<?> type) {
        return read(type, folderOf(type) + "/" + GoldenEvent.FULL + ".json");
    }

    /** The example with nothing that may be left out. */
    public static GoldenEvent minimal(EventType<?> type) {
        return read(type, folderOf(type) + "/" + GoldenEvent.MINIMAL + ".json");
    }

    /** The data of {@link #full}. */
    public static <T extends Record> T example(Class<T> type) {
        return EventJson.mapper().treeToValue(full(EventType.of(type)).data(), type);
    }

    static String folderOf(EventType<?> type) {
        return FOLDER + "/" + ContractName.of(type);
    }

    private static GoldenEvent read(EventType<?> type, String file) {
        String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".json".length());
        JsonNode content = ContractFiles.read(file);
        return content.has("reason")
                ? new GoldenEvent(type, name, content.path("event"), content.path("reason").asString())
                : new GoldenEvent(type, name, content, null);
    }
}
