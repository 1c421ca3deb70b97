/** A made-up Persian shop to try Peyvand with. Nothing in it is real, and its pages say so. */
package org.peyvand.demo;
