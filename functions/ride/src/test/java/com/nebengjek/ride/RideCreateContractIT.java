package com.nebengjek.ride;

import com.nebengjek.events.RideCreate;
import com.nebengjek.jetstream.test.Scenario;
import com.nebengjek.testkit.TestServers;
import java.util.stream.Stream;

final class RideCreateContractIT extends RideContract {

    private final RideCreate[] matches =
            Stream.generate(RideFixtures::match).limit(7).toArray(RideCreate[]::new);

    RideCreateContractIT(TestServers servers) {
        super(servers, "rideCreate");
    }

    @Override
    void presume(RideWorld world) {}

    @Override
    protected Scenario scenario() {
        return Scenario.of(matches);
    }
}
