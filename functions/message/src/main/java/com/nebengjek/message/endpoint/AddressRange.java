package com.nebengjek.message.endpoint;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Addresses that begin with the same bits, in CIDR notation: {@code 10.0.0.0/8}, {@code fc00::/7}. */
record AddressRange(byte[] first, int bits) {

    /** @throws IllegalArgumentException for what is no range */
    static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        byte @Nullable [] address = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        int bits = parts.length == 2 && parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
        if (address == null || bits < 0 || bits > address.length * Byte.SIZE) {
            throw new IllegalArgumentException("'" + text + "' is not a range of addresses, such as 10.1.0.0/16 or fd00::/8");
        }
        return new AddressRange(address, bits);
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        int rest = first.length * Byte.SIZE - bits;
        return other.length == first.length
                && new BigInteger(1, other).shiftRight(rest).equals(new BigInteger(1, first).shiftRight(rest));
    }
}
