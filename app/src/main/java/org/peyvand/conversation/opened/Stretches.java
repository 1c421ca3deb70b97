package org.peyvand.conversation.opened;

import java.util.List;
import java.util.stream.Stream;
import org.peyvand.conversation.BroughtAlong;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inquiries;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.Sendings;
import org.peyvand.conversation.join.Joins;
import org.peyvand.conversation.reading.Names;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Teams;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads conversations as pages show them, a stretch at a time. */
@Component
class Stretches {

    private final Conversations conversations;
    private final Sendings sendings;
    private final BroughtAlong brought;
    private final Inquiries questions;
    private final Joins joins;
    private final Names names;

    Stretches(
            Conversations conversations,
            Sendings sendings,
            BroughtAlong brought,
            Inquiries questions,
            Joins joins,
            Names names) {
        this.conversations = conversations;
        this.sendings = sendings;
        this.brought = brought;
        this.questions = questions;
        this.joins = joins;
        this.names = names;
    }

    /** The last messages before that number. */
    @Transactional
    public Stretch before(Conversation conversation, int number) {
        return of(conversation, conversations.messages(conversation.id(), number, true));
    }

    private List<String> named() {
        return Stream.concat(
                        names.members().stream().map(Members.Member::name),
                        names.teams().stream().map(Teams.Team::name))
                .toList();
    }

    private Stretch of(Conversation conversation, List<Message> messages) {
        return new Stretch(
                conversation,
                messages,
                sendings.of(messages),
                brought.of(messages),
                questions.of(messages),
                Acting.now().role().allows(Permission.ANSWER_CONVERSATIONS),
                Acting.now().role().allows(Permission.CHANGE_KNOWLEDGE),
                joins.isPossible(conversation),
                named());
    }
}
