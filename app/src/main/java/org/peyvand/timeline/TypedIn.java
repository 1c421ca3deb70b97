package org.peyvand.timeline;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Happenings of another module that people type in and may take back. A bean for each kind of them. */
public interface TypedIn {

    /** Which of these were typed in, by their ids; one question however many they are. */
    Set<UUID> among(List<Entry> entries);

    /** Takes one of them back with all that hangs on it, its entry too, in the caller's transaction, and logs what it said. */
    void takeBack(Entry entry);
}
