package com.nebengjek.local.provider;

import java.net.URI;

/**
 * How a payment provider is reached, and known when it calls.
 *
 * @param key which it knows its customer by
 * @param callbackSecret which it signs its calls with
 */
public record ProviderAccess(URI url, String key, String callbackSecret) {}
