package org.peyvand.worth;

/** Sees to it, in the caller's transaction, that the workspace acted in is gone through from soon on. */
@FunctionalInterface
interface Refresh {
    void soon();
}
