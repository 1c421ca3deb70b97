/**
 * What it takes to read conversations: their rows as what they mean, with their tags; which of them whoever acts may see;
 * the names of those who take part, and the channels they come by. Stands on the facts of the module alone, and every other
 * room on it.
 */
package org.peyvand.conversation.reading;
