package org.peyvand.admin;

import picocli.CommandLine.Command;

/** The commands about one thing. */
interface Group {

    @Command(
            name = "workspace",
            description = "Makes and lists workspaces.",
            subcommands = {CreateWorkspace.class, ListWorkspaces.class})
    final class OfWorkspaces implements Group {}

    @Command(
            name = "member",
            description = "Adds members, and helps those who forgot their password.",
            subcommands = {AddMember.class, ResetPassword.class})
    final class OfMembers implements Group {}

    @Command(
            name = "key",
            description = "Makes keys for programs.",
            subcommands = {CreateKey.class})
    final class OfKeys implements Group {}

    @Command(
            name = "knowledge",
            description = "Takes articles in.",
            subcommands = {ImportFolder.class})
    final class OfKnowledge implements Group {}
}
