package org.peyvand.web;

import jakarta.servlet.http.HttpServletRequest;

/** Tells who sent a request. Implemented by the module that knows members and their settings. */
public interface Visitors {

    /** Never fails for a stranger: a visitor without a member, in the language their browser asks for. */
    Visitor of(HttpServletRequest request);
}
