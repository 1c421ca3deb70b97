package org.peyvand.web;

import java.util.Optional;

/** Who a page is for: the reader it is written for, and the member who is logged in, if one is. */
public record Visitor(Reader reader, Optional<SignedIn> signedIn) {}
