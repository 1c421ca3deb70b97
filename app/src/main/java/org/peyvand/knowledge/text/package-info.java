/** What articles are made of: Markdown as harmless HTML, its passages, and the pictures in it. */
package org.peyvand.knowledge.text;
