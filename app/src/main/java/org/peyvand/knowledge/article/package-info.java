/** Articles as members write, sort and publish them, with their history; and the questions nothing answered. */
package org.peyvand.knowledge.article;
