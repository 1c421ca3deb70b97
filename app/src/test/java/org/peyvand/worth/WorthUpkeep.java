package org.peyvand.worth;

import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.context.ApplicationContext;

/** Does at once, for tests of other packages, what the background does within minutes. */
public final class WorthUpkeep {

    private WorthUpkeep() {}

    /** In the workspace acted in. */
    public static void tend(ApplicationContext context) {
        context.getBean(Upkeep.class).tend();
    }
}
