/**
 * Service levels: what the business promises about answering, the timers that count it in working time, how near a due time
 * is, and the report of how it was kept.
 */
package org.peyvand.conversation.level;
