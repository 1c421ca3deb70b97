/**
 * Looking ahead: what is expected of one customer, what would be if something were different, how wrong the models were, and
 * how far is looked.
 */
package org.peyvand.worth.ahead;
