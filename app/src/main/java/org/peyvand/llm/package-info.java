/**
 * A language model behind an address as OpenAI's, if the business has one: it puts into words what passages of the articles say,
 * for the chat's bot and for drafts of members. It is never asked without the passages that hold the answer, learns nothing
 * that tells who the customer is, and what it says counts only where it names the passage it is from.
 */
package org.peyvand.llm;
