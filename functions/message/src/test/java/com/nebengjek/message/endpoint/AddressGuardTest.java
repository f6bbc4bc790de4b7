package com.nebengjek.message.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard strict = AddressGuard.allowing("false");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1",
                "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1",
                "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1",
                "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
                "::127.0.0.1", "::ffff:0:a00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1",
                "2001::1", "2001:db8::1", "fc00::1", "fd00:ec2::254", "fe80::1", "febf::1", "fec0::1", "ff02::1", "100::1"
            })
    void what_is_not_of_the_internet_is_refused(String address) throws Exception {
        assertThat(strict.allows(address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
                "128.0.0.1", "169.253.0.1", "172.15.255.255", "172.32.0.0", "192.167.0.1", "223.255.255.255",
                "2606:4700::1111", "2a00::1", "2400:cb00::1", "64:ff9b::808:808", "2002:808:808::1", "::ffff:8.8.8.8"
            })
    void what_anybody_reaches_is_allowed(String address) throws Exception {
        assertThat(strict.allows(address(address))).isTrue();
    }

    @Test
    void a_range_that_is_allowed_allows_nothing_beside_it() throws Exception {
        AddressGuard guard = AddressGuard.allowing("10.1.0.0/16, fd00::/8");
        assertThat(guard.allows(address("10.1.255.255"))).isTrue();
        assertThat(guard.allows(address("fdff::1"))).isTrue();
        assertThat(guard.allows(address("10.2.0.0"))).isFalse();
        assertThat(guard.allows(address("fc00::1"))).isFalse();
        assertThat(guard.allows(address("127.0.0.1"))).isFalse();
    }

    @Test
    void everything_can_be_allowed() throws Exception {
        AddressGuard guard = AddressGuard.allowing("true");
        assertThat(guard.allows(address("127.0.0.1"))).isTrue();
        assertThat(guard.allows(address("::1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "10.0.0.1", "10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "example.com/8", "10.0.0.0/8,"})
    void what_is_no_range_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressGuard.allowing(text));
    }

    /** Unlike {@code InetAddress.getByName}, which makes an IPv4 address of a mapped one. */
    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(text));
    }
}
