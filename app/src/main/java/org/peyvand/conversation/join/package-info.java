/** Two conversations made one, one made two, and what was joined taken out again. */
package org.peyvand.conversation.join;
