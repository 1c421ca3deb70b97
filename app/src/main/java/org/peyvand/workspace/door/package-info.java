/**
 * How requests come in: acting as somebody for the rest of their way, as visitors through open doors, with files from
 * members alone.
 */
package org.peyvand.workspace.door;
