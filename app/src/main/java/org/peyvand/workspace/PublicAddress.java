package org.peyvand.workspace;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The address under which people reach Peyvand: as configured, else as the request at hand reached it. */
@Component
public class PublicAddress {

    private final String configured;

    PublicAddress(@Value("${peyvand.address:}") String configured) {
        this.configured = configured.replaceAll("/+$", "");
    }

    /** The whole address of a path of this site. */
    public String of(String path) {
        var base = configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : configured;
        return base + path;
    }
}
