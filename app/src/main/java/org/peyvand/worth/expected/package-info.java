/**
 * What each customer is expected to bring: the models fitted to a business's past, how wrong they were, the scores of all
 * customers by the fit in use, and the figures over the whole base.
 */
package org.peyvand.worth.expected;
