/** The rehearsal the launcher holds once for each build, on data that is thrown away, so that later starts are quick. */
package org.peyvand.rehearsal;
