/**
 * A business: its settings, its members and their roles, its keys, and the audit log of who changed what. Every other
 * module's facts belong to one workspace, and {@link org.peyvand.workspace.Acting} says which one a thread works for.
 */
package org.peyvand.workspace;
