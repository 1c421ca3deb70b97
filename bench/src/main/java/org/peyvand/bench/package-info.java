/**
 * Measures the built program from outside, as people and other programs use it, each figure beside a reference measured in
 * the same run. Knows the program by its pages, its API and its tables, not by its classes.
 */
package org.peyvand.bench;
