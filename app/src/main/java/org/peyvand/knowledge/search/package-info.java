/**
 * Passages and titles found by their words in any spelling or form, and what is suggested by them beside a conversation.
 */
package org.peyvand.knowledge.search;
