/** The day's page: whom to call and what that is worth, what came in, and what failed. Reads; nothing calls it. */
package org.peyvand.today;
