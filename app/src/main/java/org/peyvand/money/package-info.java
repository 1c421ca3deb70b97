/**
 * Amounts of money: whole numbers of a currency's smallest unit, written and read as people do, in Toman where a
 * business in Iran counts in it.
 */
package org.peyvand.money;
