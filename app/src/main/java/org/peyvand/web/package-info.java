/**
 * What every page is made of: the reader it is written for, the shell and its components (templates under
 * {@code jte/web}), messages in both languages, and how errors are told. Modules hand in {@link Part}s and one of them
 * says who the {@link Visitors} are.
 */
package org.peyvand.web;
