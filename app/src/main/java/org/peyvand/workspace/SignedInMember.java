package org.peyvand.workspace;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/** What a session remembers: the account, and the workspace chosen. Everything else is read anew at each request. */
record SignedInMember(UUID account, UUID workspace, UUID member) implements Principal, Serializable {

    @Override
    public String getName() {
        return account.toString();
    }
}
