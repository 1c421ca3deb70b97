package org.peyvand.workspace;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps addresses that members typed from leading into the network Peyvand stands in: only public ones are asked, and only
 * by https, unless the administrator allows private ones. A name is looked up at each question, and the answer is the one the
 * connection made a moment later uses, since the platform keeps it for half a minute.
 */
@Component
public class PublicHosts {

    private final boolean privateToo;

    public PublicHosts(@Value("${peyvand.private-addresses:false}") boolean privateToo) {
        this.privateToo = privateToo;
    }

    /** @return the address found first, as is said to whoever tests a connection */
    public String check(URI uri) throws NotReached {
        var found = lookUp(uri.getHost());
        if (privateToo) return found[0].getHostAddress();
        for (var address : found) {
            if (!isPublic(address)) throw new NotReached(NotReached.Why.PRIVATE, address.getHostAddress());
        }
        if (!"https".equals(uri.getScheme())) throw new NotReached(NotReached.Why.PLAIN, uri.getScheme());
        return found[0].getHostAddress();
    }

    private static InetAddress[] lookUp(String host) throws NotReached {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new NotReached(NotReached.Why.HOST, host);
        }
    }

    /** Whether it leads to the open net. */
    public static boolean isPublic(InetAddress address) {
        return !(address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || isReserved(address));
    }

    /** RFC 6890: shared (100.64/10), this network (0/8), benchmarks (198.18/15), class E; in IPv6 fc00::/7 and what holds an IPv4. */
    private static boolean isReserved(InetAddress address) {
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        if (address instanceof Inet4Address) {
            return first == 0
                    || first >= 240
                    || first == 100 && second >= 64 && second < 128
                    || first == 198 && (second & 0xfe) == 18
                    || first == 192 && second == 0 && bytes[2] == 0;
        }
        return (first & 0xfe) == 0xfc || first == 0 || first == 0x20 && second == 2 || isTranslated(bytes);
    }

    /** 64:ff9b::/96 leads to an IPv4 address of the last four bytes, Teredo (2001::/32) to any. */
    private static boolean isTranslated(byte[] bytes) {
        var nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        var teredo = bytes[0] == 0x20 && bytes[1] == 1 && bytes[2] == 0 && bytes[3] == 0;
        return nat64 || teredo;
    }
}
