/** Members and teams in the settings, and as the administrator of the installation handles them. */
package org.peyvand.workspace.member;
