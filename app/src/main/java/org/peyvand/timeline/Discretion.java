package org.peyvand.timeline;

import java.util.List;

/** Keeps what an entry tells of from those who may not see it; handed in as a bean by the module that knows. */
public interface Discretion {

    /** Of these entries, those whoever acts may see, in their order. */
    List<Entry> visible(List<Entry> entries);
}
