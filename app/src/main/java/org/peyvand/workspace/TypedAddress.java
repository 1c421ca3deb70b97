package org.peyvand.workspace;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.peyvand.language.Digits;

/** The address of a service on the web as people type or paste it: with or without a scheme, in any digits, with a slash. */
public final class TypedAddress {

    private static final int LONGEST = 200;
    private static final int LAST_PORT = 65_535;

    private TypedAddress() {}

    /** The address without a slash at its end, by https where no scheme is typed; empty when it is none. */
    public static Optional<String> of(String typed) {
        var text = Digits.toAscii(typed.strip());
        if (!text.matches("(?i)[a-z][a-z0-9+.-]*://.*")) text = "https://" + text;
        try {
            return Optional.of(of(URI.create(text.replaceAll("[?#].*$", "").replaceAll("/+$", ""))));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String of(URI uri) {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        var authority = String.valueOf(uri.getAuthority());
        if (!scheme.matches("https?") || authority.contains("@")) throw new IllegalArgumentException();
        var port = authority.replaceFirst("^.*?(:\\d{1,5})?$", "$1");
        var host = IDN.toASCII(authority.substring(0, authority.length() - port.length()))
                .toLowerCase(Locale.ROOT);
        if (!host.matches("[a-z0-9._-]{1,253}|\\[[0-9a-f:.]+]")) throw new IllegalArgumentException();
        var address =
                scheme + "://" + host + port + String.valueOf(uri.getRawPath()).replaceAll("/+$", "");
        if (uri.getPort() > LAST_PORT) throw new IllegalArgumentException();
        if (address.length() > LONGEST || URI.create(address).getHost() == null) throw new IllegalArgumentException();
        return address;
    }
}
