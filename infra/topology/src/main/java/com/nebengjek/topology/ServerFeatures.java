package com.nebengjek.topology;

import io.nats.client.api.ServerInfo;

/**
 * What a server can do beyond 2.9. Older servers accept settings that they do not know, and drop them in silence.
 *
 * @param severalFilters consumers with more than one filter subject (2.10)
 * @param compression compressed streams (2.10)
 * @param divided streams that divide their subjects, and tell functions what they need to know (2.10)
 */
record ServerFeatures(String version, boolean clustered, boolean severalFilters, boolean compression, boolean divided) {

    static ServerFeatures of(ServerInfo server) {
        boolean since210 = server.isSameOrNewerThanVersion("2.10.0");
        boolean clustered = server.getCluster() != null;
        return new ServerFeatures(server.getVersion(), clustered, since210, since210, since210);
    }
}
