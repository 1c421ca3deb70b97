package org.peyvand.workspace;

import java.util.Optional;
import java.util.UUID;
import org.peyvand.web.Refused;
import org.springframework.http.HttpStatus;

/**
 * Who acts on this thread. A transaction opened meanwhile sees the actor's workspace and nothing else; one opened while
 * nobody acts sees no workspace at all.
 */
public final class Acting {

    private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

    private Acting() {}

    /** Does the act as that actor. */
    public static <T, X extends Throwable> T as(Actor actor, ScopedValue.CallableOp<T, X> act) throws X {
        return ScopedValue.where(ACTOR, actor).call(act);
    }

    /** Does the act as that actor. */
    public static void run(Actor actor, Runnable act) {
        ScopedValue.where(ACTOR, actor).run(act);
    }

    /** Who acts, if anyone does. */
    public static Optional<Actor> current() {
        return ACTOR.isBound() ? Optional.of(ACTOR.get()) : Optional.empty();
    }

    /**
     * Who acts.
     *
     * @throws IllegalStateException when nobody does: a mistake of the program
     */
    public static Actor now() {
        return current().orElseThrow(() -> new IllegalStateException("No workspace is named on this thread."));
    }

    /** The workspace acted in, as its key in every table. */
    public static UUID workspace() {
        return now().workspace().value();
    }

    /** Whether the actor's role allows it; for pages, which offer nothing that would be refused. */
    public static boolean may(Permission permission) {
        return now().role().allows(permission);
    }

    /**
     * Goes on only if the actor's role allows it; called before anything changes.
     *
     * @throws Refused when it does not
     */
    public static void require(Permission permission) {
        if (!may(permission)) throw new Refused(HttpStatus.FORBIDDEN, "workspace.refused.role");
    }
}
