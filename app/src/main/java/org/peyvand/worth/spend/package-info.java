/**
 * What was spent to win customers: typed, brought in a file or told by programs, and kept by channel, campaign and month.
 */
package org.peyvand.worth.spend;
