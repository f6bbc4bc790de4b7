package com.example;

import com.nebengjek.contracts.junit.ConformsTo;
import com.nebengjek.contracts.junit.Emitted;
import com.nebengjek.events.MatchRequest;
import org.junit.jupiter.api.Test;

class DeskTest {

    private static final String REQUEST = """
            {"request_id": "3f8e2b64-7c1d-4a05-9b3e-5d6a7c8e9f10",
             "passenger_id": "0a9d8c7b-6e5f-4d3c-a2b1-908f7e6d5c4b",
             "pickup": {"latitude": %s, "longitude": 106.8272},
             "destination": {"latitude": -6.1934, "longitude": 106.8325},
             "timestamp": "2026-05-01T10:00:00Z"}""";

    @Test
    @ConformsTo(MatchRequest.class)
    void good(Emitted events) {
        events.add(REQUEST.formatted("-6.1754"));
    }

    @Test
    @ConformsTo(MatchRequest.class)
    void bad(Emitted events) {
        events.add(REQUEST.formatted("91"));
    }
}
