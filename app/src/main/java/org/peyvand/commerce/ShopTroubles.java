package org.peyvand.commerce;

import java.util.List;

/** Connections to online shops that stand still until somebody does something; for whoever tells what failed. */
public interface ShopTroubles {

    /**
     * One of them.
     *
     * @param name as people name the shop
     * @param problem a key of the message bundles
     * @param page where it is put right
     */
    record Broken(String name, String problem, String page) {}

    /**
     * Those of the workspace acted in.
     *
     * @throws org.peyvand.web.Refused to whom settings are closed
     */
    List<Broken> broken();
}
