package com.nebengjek.edge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nebengjek.edge.EdgeSettings;
import com.nebengjek.edge.socket.OpenDoors;
import com.nebengjek.edge.web.Crowd.Answer;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private final OpenDoors doors = new OpenDoors();
    private final Crowd crowd = new Crowd(
            new EdgeSettings.Admission(Duration.ofSeconds(1), 2, 3, 2, Duration.ofSeconds(5)), doors.doors());

    @Test
    void an_address_may_have_so_many_and_another_as_many() throws Exception {
        assertThat(enter("10.0.0.1")).isEqualTo(Answer.COME_IN);
        assertThat(enter("10.0.0.1")).isEqualTo(Answer.COME_IN);
        assertThat(enter("10.0.0.1")).isEqualTo(Answer.TOO_MANY_OF_ADDRESS);
        assertThat(enter("10.0.0.2")).isEqualTo(Answer.COME_IN);
    }

    @Test
    void who_leaves_makes_room() throws Exception {
        enter("10.0.0.1");
        enter("10.0.0.1");
        crowd.left(InetAddress.getByName("10.0.0.1"));

        assertThat(enter("10.0.0.1")).isEqualTo(Answer.COME_IN);
    }

    @Test
    void who_is_refused_takes_no_room() throws Exception {
        enter("10.0.0.1");
        enter("10.0.0.1");
        enter("10.0.0.1");
        enter("10.0.0.1");

        assertThat(enter("10.0.0.2")).isEqualTo(Answer.COME_IN);
        assertThat(enter("10.0.0.3")).isEqualTo(Answer.FULL);
    }

    @Test
    void all_addresses_of_one_ipv6_network_are_one() throws Exception {
        enter("2001:db8:1:1::1");
        enter("2001:db8:1:1::2");

        assertThat(enter("2001:db8:1:1:ffff::3")).isEqualTo(Answer.TOO_MANY_OF_ADDRESS);
        assertThat(enter("2001:db8:1:2::1")).isEqualTo(Answer.COME_IN);
    }

    @Test
    void nobody_comes_in_while_too_many_stand_in_the_door() throws Exception {
        doors.somebodyWaits();
        assertThat(enter("10.0.0.1")).isEqualTo(Answer.COME_IN);
        doors.somebodyWaits();
        assertThat(enter("10.0.0.1")).isEqualTo(Answer.FULL);

        doors.allAreIn();

        assertThat(enter("10.0.0.1")).isEqualTo(Answer.COME_IN);
    }

    private Answer enter(String address) throws Exception {
        return crowd.enter(InetAddress.getByName(address));
    }
}
