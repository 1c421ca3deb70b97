/**
 * What the business knows: articles in Persian and English with their history, the public help centre, and the search
 * that finds the passage which answers a question, or says that none does.
 */
package org.peyvand.knowledge;
