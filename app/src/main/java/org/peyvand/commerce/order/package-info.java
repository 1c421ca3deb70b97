/**
 * Orders as they stand: written down, told anew and taken back with all that follows from them, the sums of their customers,
 * how they are read, and how programs tell them.
 */
package org.peyvand.commerce.order;
