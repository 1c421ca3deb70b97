/**
 * How a business counts, by its book, and what it has counted: the months of each customer, and their sums by cohort and by what won
 * them, written as changes and folded.
 */
package org.peyvand.worth.tally;
