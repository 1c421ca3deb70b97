/**
 * What a business sells: products, orders and returns, and how a file of past orders becomes customers with a history.
 */
package org.peyvand.commerce;
