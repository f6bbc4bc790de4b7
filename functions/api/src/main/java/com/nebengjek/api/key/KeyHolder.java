package com.nebengjek.api.key;

import java.util.List;
import java.util.UUID;

/**
 * Another system, known by its key.
 *
 * @param types of events that it may publish: each a type, or what types begin with and a star
 * @param perMinute events that it may publish in a minute
 * @param scopes what else it may do
 */
public record KeyHolder(UUID id, String name, List<String> types, int perMinute, List<String> scopes) {}
