package com.nebengjek.local;

import java.nio.file.Path;

/** The files of a run. */
record Home(Path infra) {

    Path data() {
        return infra.resolve(".data");
    }

    Path servers() {
        return data().resolve("servers");
    }

    /** What a NATS server of this machine has to say. */
    Path natsLog() {
        return servers().resolve("nats.log");
    }

    /** What the payment provider could not do. */
    Path providerLog() {
        return servers().resolve("payment-provider.log");
    }

    Path endpoints() {
        return data().resolve("endpoints.json");
    }

    Path jwkSet() {
        return data().resolve("jwks.json");
    }

    Path log() {
        return data().resolve("run.log");
    }

    /** Every event that was published or consumed, as a JSON object per line. */
    Path audit() {
        return data().resolve("audit.jsonl");
    }

    Path lock() {
        return data().resolve("run.lock");
    }

    /** Must come before the first logger. */
    void logTo() {
        System.setProperty("nebengjek.log", log().toString());
        System.setProperty("nebengjek.audit", audit().toString());
        System.setProperty("logback.configurationFile", "com/nebengjek/local/logback.xml");
    }
}
