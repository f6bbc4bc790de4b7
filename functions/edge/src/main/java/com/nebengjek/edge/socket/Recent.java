package com.nebengjek.edge.socket;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The values of the latest keys; costs nothing until there is one. Safe for any number of threads. */
final class Recent<V> {

    private final int size;
    private @Nullable LinkedHashMap<String, V> values;

    Recent(int size) {
        this.size = size;
    }

    synchronized void put(String key, V value) {
        if (values == null) {
            values = LinkedHashMap.newLinkedHashMap(4);
        }
        values.putLast(key, value);
        if (values.size() > size) {
            values.pollFirstEntry();
        }
    }

    synchronized @Nullable V get(String key) {
        return values == null ? null : values.get(key);
    }
}
