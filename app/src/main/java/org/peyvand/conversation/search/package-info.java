/** Messages found by their words in any spelling: the index of words, what is asked, and what was found marked in its text. */
package org.peyvand.conversation.search;
