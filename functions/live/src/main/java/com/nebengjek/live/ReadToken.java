package com.nebengjek.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.springframework.http.HttpHeaders;

/** What the feed is read with: {@code Authorization: Bearer …}. A page finds it behind the # of its address. */
record ReadToken(String text) {

    private static final String BEARER = "Bearer ";

    boolean isIn(HttpHeaders headers) {
        String given = headers.getFirst(HttpHeaders.AUTHORIZATION);
        return given != null && MessageDigest.isEqual(given.getBytes(UTF_8), (BEARER + text).getBytes(UTF_8));
    }

    /** Not the token: it has no place in logs. */
    @Override
    public String toString() {
        return "ReadToken";
    }
}
