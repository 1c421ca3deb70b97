/**
 * The mathematics of what customers are worth: how often they will buy, whether they still do, what they spend, and how
 * wrong that was in the past. No database and no framework; times are weeks since a customer's first purchase, money is
 * in whatever unit it came in. Formulas and papers: {@code docs/worth-models.md}.
 */
package org.peyvand.worth.model;
