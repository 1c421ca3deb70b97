/**
 * What strangers sent, handed to members where it can do no harm: files and layouts behind signed links, and what nobody could
 * read, in the quarantine of the settings.
 */
package org.peyvand.conversation.brought;
