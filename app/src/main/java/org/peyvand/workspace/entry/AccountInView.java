package org.peyvand.workspace.entry;

import java.util.Optional;
import java.util.UUID;

/** The account whose own memberships may be seen before a workspace is named: at log-in, and when choosing one. */
public final class AccountInView {

    private static final ScopedValue<UUID> ACCOUNT = ScopedValue.newInstance();

    private AccountInView() {}

    /** Does something that sees the memberships of that account. */
    public static <T, X extends Throwable> T of(UUID account, ScopedValue.CallableOp<T, X> act) throws X {
        return ScopedValue.where(ACCOUNT, account).call(act);
    }

    /** The account whose memberships are seen now. */
    public static Optional<UUID> current() {
        return ACCOUNT.isBound() ? Optional.of(ACCOUNT.get()) : Optional.empty();
    }
}
