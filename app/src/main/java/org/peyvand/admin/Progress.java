package org.peyvand.admin;

import java.io.PrintWriter;

/** How far long work is: a line whenever it got on by a twentieth. */
final class Progress {

    private static final int STEPS = 20;

    private final PrintWriter to;
    private int shown = -1;

    Progress(PrintWriter to) {
        this.to = to;
    }

    /** @param share from 0 to 1 */
    void show(double share, long rows) {
        var step = (int) (share * STEPS);
        if (step == shown) return;
        shown = step;
        to.println(step * 100 / STEPS + "%  " + rows + " rows");
        to.flush();
    }
}
