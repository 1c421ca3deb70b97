package org.peyvand.conversation.note;

import java.util.List;
import org.peyvand.web.Option;

/**
 * Whom a question may be put to.
 *
 * @param senders from where people outside are written to
 */
public record AskChoices(List<Option> members, List<Option> teams, List<Option> senders) {

    /** The ways there are, the first of them chosen at first. */
    public List<String> ways() {
        return List.of("member", "team", "outside").stream()
                .filter(way -> !options(way).isEmpty())
                .toList();
    }

    /** From what is chosen on that way. */
    public List<Option> options(String way) {
        return switch (way) {
            case "member" -> members;
            case "team" -> teams;
            default -> senders;
        };
    }
}
