/** The help centre as the public reads it: what lies on its shelf, what was found, votes on articles; and its settings. */
package org.peyvand.knowledge.help;
