package org.peyvand.web;

/**
 * The member who is logged in, as the shell shows them.
 *
 * @param madeUp whether the workspace holds made-up data, which every page then says
 */
public record SignedIn(String memberName, String email, String workspaceName, boolean madeUp) {}
