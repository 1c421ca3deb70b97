/** The way in for people: accounts and their passwords, logging in, invitations, who is logged in where. */
package org.peyvand.workspace.entry;
