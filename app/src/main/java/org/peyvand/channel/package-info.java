/**
 * The ways in which customers write and are answered, each an adapter in a folder of its own. None knows another, and the
 * conversations know none of them.
 */
package org.peyvand.channel;
