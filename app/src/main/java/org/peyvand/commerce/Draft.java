package org.peyvand.commerce;

import java.util.Optional;

/** What a group of rows amounts to: somebody, and mostly an order of theirs, which does not know yet who they are. */
record Draft(PersonText whose, Optional<Told> order) {}
