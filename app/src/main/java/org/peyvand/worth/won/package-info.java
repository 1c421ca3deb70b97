/**
 * What customers were won by: what each channel and campaign cost and brings, customers put together by it, and their names.
 */
package org.peyvand.worth.won;
