package org.peyvand.worth.upkeep;

/** Sees to it, in the caller's transaction, that the workspace acted in is gone through from soon on. */
@FunctionalInterface
public interface Refresh {
    void soon();
}
