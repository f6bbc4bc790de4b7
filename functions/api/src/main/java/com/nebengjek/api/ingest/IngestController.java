package com.nebengjek.api.ingest;

import com.nebengjek.api.idempotency.IdempotencyKey;
import com.nebengjek.api.problem.Problem;
import com.nebengjek.jetstream.cloudevents.HttpEventReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class IngestController {

    record AcceptedBatch(List<Accepted> events) {}

    private static final byte[] NOTHING = {};

    private final Ingest ingest;

    IngestController(Ingest ingest) {
        this.ingest = ingest;
    }

    /** 202 when a stream has taken something new, 200 when it had all of it. */
    @PostMapping("/events")
    Mono<ResponseEntity<Object>> publish(
            Authentication authentication,
            @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        Producer producer = Producer.of(authentication);
        HttpEventReader.Request request = read(headers, body == null ? NOTHING : body);
        return request.batched()
                ? ingest.takeAll(request.events(), producer).map(all -> answer(all, new AcceptedBatch(all)))
                : ingest.take(request.events().getFirst(), producer).map(one -> answer(List.of(one), one));
    }

    /** What a client of the earlier system publishes on a subject such as {@code user.beacon}, as it is. */
    @PostMapping("/events/{subject}")
    Mono<ResponseEntity<Object>> publishEarlier(
            Authentication authentication,
            @PathVariable String subject,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @RequestBody(required = false) byte @Nullable [] body) {
        String id = key == null ? UUID.randomUUID().toString() : subject + "/" + key.text();
        return ingest.takeEarlier(subject, body == null ? NOTHING : body, id, Producer.of(authentication))
                .map(one -> answer(List.of(one), one));
    }

    private static HttpEventReader.Request read(HttpHeaders headers, byte[] body) {
        if (headers.containsHeader(HttpHeaders.CONTENT_ENCODING)) {
            throw Problem.field(HttpStatus.UNSUPPORTED_MEDIA_TYPE, HttpHeaders.CONTENT_ENCODING, "must be left out: send the body as it is");
        }
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach(all::put);
        return HttpEventReader.read(all, body);
    }

    private static ResponseEntity<Object> answer(List<Accepted> events, Object body) {
        boolean repeated = events.stream().allMatch(Accepted::duplicate);
        return ResponseEntity.status(repeated ? HttpStatus.OK : HttpStatus.ACCEPTED).body(body);
    }
}
