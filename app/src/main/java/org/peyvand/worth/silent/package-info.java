/** Customers who fell silent: noticed, listed for a call, and what was done about each. */
package org.peyvand.worth.silent;
