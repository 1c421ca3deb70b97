/** The log of changes as administrators read it: what they ask of it, its lines in their words, its page and its file. */
package org.peyvand.workspace.audit;
