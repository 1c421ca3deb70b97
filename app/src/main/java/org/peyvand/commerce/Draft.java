package org.peyvand.commerce;

import java.util.Optional;

/** What a group of rows amounts to: somebody, and mostly an order of theirs. */
record Draft(PersonText whose, Optional<NewOrder> order) {}
