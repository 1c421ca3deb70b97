/**
 * What customers are worth: what a shop earns from whom, month by month and cohort by cohort; what each is expected to buy
 * and whether they still are customers; who has fallen silent. Reads what others write; kept current as orders come in.
 */
package org.peyvand.worth;
