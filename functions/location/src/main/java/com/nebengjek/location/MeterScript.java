package com.nebengjek.location;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.RedisScript;

/** The Lua scripts of this package; each answers with JSON or nothing. */
final class MeterScript {

    static final RedisScript<String> POSITION = named("position");
    static final RedisScript<String> BEGIN = named("begin");
    static final RedisScript<String> ARRIVE = named("arrive");
    static final RedisScript<String> CANCEL = named("cancel");

    private MeterScript() {}

    /** The script of a resource, behind the functions of {@code meter.lua}. */
    private static RedisScript<String> named(String name) {
        return RedisScript.of(read("meter.lua") + read(name + ".lua"), String.class);
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource, MeterScript.class).getContentAsString(UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
