/**
 * Everything that leaves: planned in the transaction of its cause, carried out by workers that survive crashes, and
 * accounted for. What a {@link org.peyvand.delivery.Carrier} of a channel does not know for certain, a person decides.
 */
package org.peyvand.delivery;
