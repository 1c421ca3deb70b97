package org.peyvand.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where an error page leads somebody who has nothing to log in to. Implemented by the module that has pages for them. */
@FunctionalInterface
public interface OutsideHome {

    /** The path of such a page of the business that was asked; empty where it has none. */
    Optional<String> path(HttpServletRequest request);
}
