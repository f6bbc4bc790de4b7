package com.nebengjek.edge.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.edge.auth.Person;
import com.nebengjek.events.Role;
import com.nebengjek.events.catalogue.DataType;
import com.nebengjek.events.catalogue.EventJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What clients may send: each frame has a file, and its example is one that the edge takes. */
class InboundFrameFilesTest {

    private static final String ID = "7f6b2b0e-3a58-4a34-9be1-0d1f6a1f0a01";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC);

    private static final Map<String, String> EXAMPLES = Map.of(
            "beacon_update", "{'is_active':true,'latitude':-6.2,'longitude':106.8166}",
            "finder_update", "{'is_active':true,'location':{'latitude':-6.2,'longitude':106.8166},"
                    + "'target_location':{'latitude':-6.21,'longitude':106.8456}}",
            "location_update", "{'location':{'latitude':-6.2,'longitude':106.8166,'timestamp':'2026-05-01T10:00:00Z'},"
                    + "'accuracy':8}",
            "match_confirm", "{'match_id':'ID','status':'ACCEPTED'}",
            "ride_started", "{'ride_id':'ID','location':{'latitude':-6.2,'longitude':106.8166}}",
            "ride_arrived", "{'ride_id':'ID','adjustment_factor':0.9}",
            "ride_cancel", "{'ride_id':'ID','reason':'The passenger did not come'}",
            "payment_processed", "{'ride_id':'ID'}",
            "state", "{}",
            "resume", "{'last_event_id':'ID'}");

    static Set<String> events() {
        Set<String> events = new TreeSet<>(ClientFrames.BY_EVENT.keySet());
        events.add(ClientFrames.RESUME);
        return events;
    }

    @ParameterizedTest
    @MethodSource("events")
    void each_frame_has_a_file_that_says_what_the_code_does(String event) {
        ClientFrame<?> kind = ClientFrames.BY_EVENT.get(event);
        DataType<?> data = kind == null ? ClientFrames.RESUME_DATA : kind.data();
        Set<Role> senders = kind == null ? EnumSet.allOf(Role.class) : kind.senders();
        ObjectNode said = EventJson.mapper().createObjectNode().put("event", event);
        senders.stream().sorted().map(Role::name).forEach(said.putArray("from")::add);
        said.set("schema", FrameFiles.schema(event, data.schema()));
        said.set("example", EventJson.mapper().readTree(example(event)));
        errors(kind, senders).stream().map(ErrorCode::code).forEach(said.putArray("errors")::add);

        FrameFiles.agree("in", event, said);
    }

    private static Set<ErrorCode> errors(ClientFrame<?> kind, Set<Role> senders) {
        Set<ErrorCode> errors = EnumSet.of(ErrorCode.INVALID_FORMAT, ErrorCode.RATE_LIMITED);
        if (kind != null) {
            errors.add(kind.invalid());
            errors.add(ErrorCode.SYSTEM_UNAVAILABLE);
        }
        if (senders.size() < Role.values().length) {
            errors.add(ErrorCode.ACCESS_DENIED);
        }
        return errors;
    }

    @ParameterizedTest
    @MethodSource("events")
    void each_example_is_taken_from_all_who_may_send_it_and_from_nobody_else(String event) {
        ClientFrame<?> kind = ClientFrames.BY_EVENT.get(event);
        for (Role role : Role.values()) {
            boolean taken = isTaken(example(event), new Person(UUID.randomUUID(), role));

            assertThat(taken).isEqualTo(kind == null || kind.senders().contains(role));
        }
    }

    private static boolean isTaken(String text, Person person) {
        try {
            new FrameDialect(CLOCK).open(text).from(person);
            return true;
        } catch (FrameRefused refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
            return false;
        }
    }

    @Test
    void no_file_is_left_over() {
        assertThat(FrameFiles.names("in")).containsExactlyElementsOf(events());
    }

    @Test
    void every_code_of_the_edge_is_in_the_readme() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Arrays.stream(ErrorCode.values()).map(code -> "`" + code.code() + "`")).allMatch(readme::contains);
    }

    private static String example(String event) {
        return "{'event':'%s','id':'%s','data':%s}".formatted(event, ID, EXAMPLES.get(event)).replace("'ID'", "'" + ID + "'").replace('\'', '"');
    }
}
