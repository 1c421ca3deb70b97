/** A folder of Markdown on its way in: unpacked, its files understood and taken in as articles. */
package org.peyvand.knowledge.folder;
