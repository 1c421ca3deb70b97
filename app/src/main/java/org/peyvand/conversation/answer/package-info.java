/**
 * Answers as members write them: what is not sent yet, the files that go along, what is repeated of the customer's last
 * message, and canned answers in the settings.
 */
package org.peyvand.conversation.answer;
