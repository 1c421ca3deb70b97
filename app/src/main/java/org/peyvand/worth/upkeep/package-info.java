/**
 * What keeps the figures current: customers counted anew as their orders change, and in the background all that is made of
 * everybody, fitted, valued and looked through.
 */
package org.peyvand.worth.upkeep;
