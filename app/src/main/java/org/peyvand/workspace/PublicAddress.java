package org.peyvand.workspace;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address under which people reach Peyvand: as configured, else as the request at hand reached it. */
@Component
public class PublicAddress {

    private final String configured;

    /** @param configured by the administrator; empty where it is as requests reach it */
    public PublicAddress(@Value("${peyvand.address:}") String configured) {
        this.configured = configured.replaceAll("/+$", "");
    }

    /** Whether the administrator has said what it is. */
    public boolean isConfigured() {
        return !configured.isEmpty();
    }

    /** Whether that is the name of the host in the address that was configured. */
    public boolean isOwn(String host) {
        return isConfigured() && host.equalsIgnoreCase(URI.create(configured).getHost());
    }

    /** The whole address of a path of this site. */
    public String of(String path) {
        var base = configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : configured;
        return base + path;
    }
}
