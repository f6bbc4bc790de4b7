package com.nebengjek.message.endpoint;

/** An endpoint has no address that a request may go to. */
final class AddressRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    AddressRefused(String host) {
        super("the address of " + host + " is private or special; nebengjek.message.allow-private-addresses may allow it");
    }
}
