package com.nebengjek.servers;

import java.util.Map;

/**
 * Lets only known users into a NATS server, and only over TLS: with a certificate of an authority made for this start.
 *
 * @param users     the {@code authorization} block of the server's configuration
 * @param variables what it takes from the server's environment, such as passwords
 */
public record NatsSecurity(String users, Map<String, String> variables) {

    public NatsSecurity {
        variables = Map.copyOf(variables);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "NatsSecurity" + variables.keySet();
    }
}
