/** The way in for programs: keys, and requests that are done once however often they are sent. */
package org.peyvand.workspace.program;
