package org.peyvand.customer;

import java.util.stream.Collectors;

/** Two customers side by side who may be one person, and why. */
public record SamePair(Customer one, Customer other, Likenesses.Reason reason) {

    /** Whether they are two, and are still alike in what made somebody think of one person. */
    public boolean holds() {
        if (one.id().equals(other.id())) return false;
        return switch (reason) {
            case MOBILE -> shareHandle(HandleKind.MOBILE);
            case MAIL -> shareHandle(HandleKind.MAIL);
            case NAME -> shareNameAndCity();
        };
    }

    private boolean shareHandle(HandleKind kind) {
        var theirs = other.handles().stream()
                .map(Customer.KnownHandle::handle)
                .filter(handle -> handle.kind() == kind)
                .map(Handle::key)
                .collect(Collectors.toSet());
        return one.handles().stream()
                .map(Customer.KnownHandle::handle)
                .anyMatch(handle -> handle.kind() == kind && theirs.contains(handle.key()));
    }

    private boolean shareNameAndCity() {
        return !one.details().nameKey().isEmpty()
                && !one.details().cityKey().isEmpty()
                && one.details().nameKey().equals(other.details().nameKey())
                && one.details().cityKey().equals(other.details().cityKey());
    }
}
