package com.nebengjek.api.message;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class StatusController {

    private final StatusQueries queries;

    StatusController(StatusQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/status")
    Mono<Status> status() {
        return queries.status();
    }
}
