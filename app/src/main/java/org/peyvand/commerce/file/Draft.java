package org.peyvand.commerce.file;

import java.util.Optional;
import org.peyvand.commerce.order.Told;

/** What a group of rows amounts to: somebody, and mostly an order of theirs, which does not know yet who they are. */
record Draft(PersonText whose, Optional<Told> order) {}
