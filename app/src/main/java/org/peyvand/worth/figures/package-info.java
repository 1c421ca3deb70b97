/**
 * What the pages of worth have in common: their tabs, figures as tables, curves and files, and what is said while those are still
 * being counted.
 */
package org.peyvand.worth.figures;
