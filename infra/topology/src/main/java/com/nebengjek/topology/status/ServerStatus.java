package com.nebengjek.topology.status;

import org.jspecify.annotations.Nullable;

/**
 * The server that answered.
 *
 * @param cluster the cluster's name; null for a server on its own
 * @param storageBytes what the account keeps in files
 * @param memoryBytes what the account keeps in memory
 */
public record ServerStatus(
        String url, String name, String version, @Nullable String cluster, long storageBytes, long memoryBytes) {}
