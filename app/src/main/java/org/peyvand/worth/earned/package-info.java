/** What the shop earned to date, month by month and cohort by cohort, and from whom. */
package org.peyvand.worth.earned;
