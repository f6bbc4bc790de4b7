package com.nebengjek.contracts.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nebengjek.events.catalogue.InvalidData;
import com.nebengjek.jetstream.cloudevents.EventHeaders;
import com.nebengjek.jetstream.cloudevents.HttpEventReader;
import com.nebengjek.jetstream.cloudevents.HttpEventReader.UnsupportedContent;
import com.nebengjek.jetstream.cloudevents.ReceivedEvent;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Events in recorded requests and answers; messages that claim to carry none are passed over. */
final class HttpRecording {

    private HttpRecording() {}

    /**
     * @see <a href="http://www.softwareishard.com/blog/har-12-spec/">HTTP Archive 1.2</a>
     */
    static List<Found> archive(String name, JsonNode archive) {
        List<Found> found = new ArrayList<>();
        int index = 0;
        for (JsonNode entry : archive.at("/log/entries")) {
            String place = "%s[%d]".formatted(name, index++);
            found.addAll(message(place + " request", headers(entry.at("/request/headers")), body(entry.at("/request/postData"))));
            found.addAll(message(place + " response", headers(entry.at("/response/headers")), body(entry.at("/response/content"))));
        }
        return found;
    }

    private static byte[] body(JsonNode content) {
        String text = content.path("text").asString("");
        return content.path("encoding").asString("").equals("base64") ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
    }

    private static Map<String, List<String>> headers(JsonNode listed) {
        Map<String, List<String>> headers = new TreeMap<>();
        listed.forEach(header -> headers.computeIfAbsent(
                        header.path("name").asString("").toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                .add(header.path("value").asString("")));
        return headers;
    }

    /** A start line, headers, an empty line, a body; {@code ###} begins the next one. */
    static List<Found> messages(String name, String text) {
        List<Found> found = new ArrayList<>();
        int index = 0;
        for (String part : text.replace("\r", "").split("(?m)^###.*\n?")) {
            String message = part.strip();
            if (!message.isEmpty()) {
                found.addAll(message("%s[%d]".formatted(name, index++), message));
            }
        }
        return found;
    }

    private static List<Found> message(String place, String message) {
        int end = message.indexOf("\n\n");
        String head = end < 0 ? message : message.substring(0, end);
        Map<String, List<String>> headers = new TreeMap<>();
        head.lines().skip(1).filter(line -> line.indexOf(':') > 0).forEach(line -> {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), none -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        });
        return message(place, headers, end < 0 ? new byte[0] : message.substring(end).strip().getBytes(UTF_8));
    }

    private static List<Found> message(String place, Map<String, List<String>> headers, byte[] body) {
        if (!claimsEvents(headers)) {
            return List.of();
        }
        try {
            HttpEventReader.Request read = HttpEventReader.read(headers, body);
            List<Found> found = new ArrayList<>();
            for (ReceivedEvent event : read.events()) {
                String where = read.batched() ? "%s[%d]".formatted(place, found.size()) : place;
                found.add(new Found(where, event, null, null));
            }
            return found;
        } catch (InvalidData fault) {
            return List.of(new Found(place, null, fault, null));
        } catch (UnsupportedContent fault) {
            return List.of(new Found(
                    place, null, new InvalidData(EventHeaders.CONTENT_TYPE, String.valueOf(fault.getMessage())), null));
        }
    }

    private static boolean claimsEvents(Map<String, List<String>> headers) {
        return headers.keySet().stream().anyMatch(name -> name.startsWith(EventHeaders.PREFIX))
                || headers.getOrDefault("content-type", List.of()).stream()
                        .anyMatch(type -> type.toLowerCase(Locale.ROOT).startsWith("application/cloudevents"));
    }
}
