/** Everything that happened with a customer, on one ordered list. */
package org.peyvand.timeline;
