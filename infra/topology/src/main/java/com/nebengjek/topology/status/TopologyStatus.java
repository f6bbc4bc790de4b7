package com.nebengjek.topology.status;

import java.util.List;

/**
 * How a topology is doing at one moment.
 *
 * @param consumers the topology's in its order, then other durables of its streams
 * @param warnings a sentence for each thing an operator should look at
 */
public record TopologyStatus(
        ServerStatus server, List<StreamStatus> streams, List<ConsumerStatus> consumers, List<String> warnings) {}
