/**
 * The people a business serves: who they are, the addresses they are known by, what they are worth to date, and which
 * of them are one person. A merge can always be undone.
 */
package org.peyvand.customer;
