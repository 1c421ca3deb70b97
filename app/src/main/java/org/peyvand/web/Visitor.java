package org.peyvand.web;

import java.util.Optional;

/**
 * Who a page is for.
 *
 * @param reader the reader it is written for
 * @param signedIn the member who is logged in, if one is
 * @param outside whether it is somebody who has nothing to log in to: a customer of the business, come by a link or its site
 */
public record Visitor(Reader reader, Optional<SignedIn> signedIn, boolean outside) {

    /** A member, or somebody who may become one by logging in. */
    public Visitor(Reader reader, Optional<SignedIn> signedIn) {
        this(reader, signedIn, false);
    }

    /** The same, reading another language. */
    Visitor in(Language language) {
        return new Visitor(reader.in(language), signedIn, outside);
    }
}
