package dev.inferenceinstances.access;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a caller comes from, as far as it cannot be changed at will: an IPv4 address, or an IPv6 network of 64 bits, of which a single
 * machine has all addresses (RFC 6177).
 */
record ClientAddress(String text) {

    private static final int NETWORK_BYTES = 8;

    static ClientAddress of(SocketAddress remote) {
        return parse(remote.hostAddress() == null ? String.valueOf(remote.host()) : remote.hostAddress());
    }

    /** What is no address, as a proxy may send it, stands for itself. */
    static ClientAddress parse(String text) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(text);
        if (address == null) {
            return new ClientAddress(text);
        }
        return new ClientAddress(address instanceof Inet6Address ? network(address) : address.getHostAddress());
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Sixteen bytes are an address", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
