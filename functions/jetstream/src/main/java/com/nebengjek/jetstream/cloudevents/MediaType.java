package com.nebengjek.jetstream.cloudevents;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Media types, as far as CloudEvents treat them differently. */
final class MediaType {

    private MediaType() {}

    /** The type and subtype in lower case, without parameters. */
    static String of(String contentType) {
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether data is JSON; an event that declares nothing has JSON data, says the JSON format. */
    static boolean isJson(@Nullable String contentType) {
        if (contentType == null || contentType.isEmpty()) {
            return true;
        }
        String type = of(contentType);
        return type.endsWith("/json") || type.endsWith("+json");
    }

    static boolean isText(@Nullable String contentType) {
        return contentType != null && of(contentType).startsWith("text/");
    }
}
