package org.peyvand.delivery;

/**
 * A delivery stands elsewhere than before; told in the transaction of the change, to listeners on the same thread. They
 * hold the delivery's row already, so whatever else they lock comes after it.
 */
public record DeliveryChanged(Delivery delivery, DeliveryState before) {}
