/** The program as a process of its own, as an administrator runs it and as misfortune meets it. */
package org.peyvand.program;
