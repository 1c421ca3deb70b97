/** Time as it is typed and named: working hours and holidays on their page, zones in people's words. */
package org.peyvand.workspace.time;
