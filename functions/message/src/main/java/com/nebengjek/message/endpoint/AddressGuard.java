package com.nebengjek.message.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses endpoints may have: those that anybody in the internet reaches, and private ones that are allowed.
 *
 * <p>Refused are the special-purpose ranges of IANA's registries (RFC 6890): this host, private, shared (CGNAT),
 * loopback, link-local (with the metadata services of clouds), unique-local, documentation, benchmarks, multicast and
 * reserved. An IPv6 address that carries an IPv4 address (mapped, compatible, NAT64, 6to4) is judged by that.
 *
 * @param allowed allowed although they are refused otherwise
 */
public record AddressGuard(List<AddressRange> allowed) {

    private static final List<AddressRange> EVERYTHING = ranges("0.0.0.0/0", "::/0");

    private static final List<AddressRange> SPECIAL = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/8",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    /** An IPv6 range whose addresses carry an IPv4 address from this byte on. */
    private record Carrier(AddressRange range, int from) {}

    private static final List<Carrier> CARRIERS = List.of(
            new Carrier(AddressRange.parse("::ffff:0:0:0/96"), 12),
            new Carrier(AddressRange.parse("64:ff9b::/96"), 12),
            new Carrier(AddressRange.parse("2002::/16"), 2));

    /**
     * Reads what is allowed: {@code false} or nothing, {@code true} for every address, or ranges like {@code
     * 10.1.0.0/16, fd00::/8}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static AddressGuard allowing(String text) {
        return new AddressGuard(switch (text.strip()) {
            case "", "false" -> List.of();
            case "true" -> EVERYTHING;
            default -> Stream.of(text.split(",", -1)).map(AddressRange::parse).toList();
        });
    }

    public boolean allows(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address)) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return CARRIERS.stream()
                .filter(carrier -> carrier.range().contains(address))
                .findFirst()
                .map(carrier -> isPublic(carried(address, carrier.from())))
                .orElseGet(() -> SPECIAL.stream().noneMatch(range -> range.contains(address)));
    }

    private static InetAddress carried(InetAddress address, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), from, from + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::parse).toList();
    }
}
