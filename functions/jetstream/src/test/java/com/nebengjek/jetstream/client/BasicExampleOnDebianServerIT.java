package com.nebengjek.jetstream.client;

import com.nebengjek.testkit.WithServers;

/** The same on the nats-server of Debian 12, the oldest that is supported. */
@WithServers(topology = false, nats = "2.9.10")
class BasicExampleOnDebianServerIT extends BasicExampleIT {}
