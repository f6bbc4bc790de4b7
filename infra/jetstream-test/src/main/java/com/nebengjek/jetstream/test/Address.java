package com.nebengjek.jetstream.test;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a server listens. */
record Address(String host, int port) {

    private static final Pattern IN_URL = Pattern.compile("(?<=://)([^/@\\s]*@)?([\\w.-]+):(\\d+)");

    /** The addresses in the URLs of a text. */
    static List<Address> in(String text) {
        return IN_URL.matcher(text)
                .results()
                .map(found -> new Address(found.group(2), Integer.parseInt(found.group(3))))
                .toList();
    }

    static String replace(String text, Map<Address, Address> instead) {
        return IN_URL.matcher(text).replaceAll(found -> {
            Address address = new Address(found.group(2), Integer.parseInt(found.group(3)));
            String credentials = found.group(1) == null ? "" : found.group(1);
            return Matcher.quoteReplacement(credentials + instead.getOrDefault(address, address));
        });
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
