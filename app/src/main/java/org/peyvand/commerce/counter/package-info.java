/** Sales typed in at the counter, and taken back. */
package org.peyvand.commerce.counter;
