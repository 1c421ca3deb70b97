/**
 * Persian text: the fold and tokens behind search, digits and numbers, phone numbers, person names, repair of what is
 * typed, lists and bidirectional isolation. Pure functions on strings; depends on no other module.
 */
package org.peyvand.language;
