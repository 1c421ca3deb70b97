package org.peyvand.channel.form;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.Message;
import org.peyvand.web.Refused;
import org.peyvand.workspace.SignedLinks;
import org.springframework.stereotype.Service;

/** What goes on between us and somebody who sent a form, as they see it: this one conversation and nothing else. */
@Service
class FormTalk {

    private static final Duration VALID = Duration.ofDays(180);
    private static final String PURPOSE = "conversation";

    private final Intake intake;
    private final FormChannel channel;
    private final Conversations conversations;
    private final SignedLinks links;
    private final Clock clock;

    FormTalk(Intake intake, FormChannel channel, Conversations conversations, SignedLinks links, Clock clock) {
        this.intake = intake;
        this.channel = channel;
        this.conversations = conversations;
        this.links = links;
        this.clock = clock;
    }

    /** Takes a filled form in and gives the word by which its sender comes back to the conversation. */
    String begin(String sending, FilledForm filled) {
        var conversation = intake.receive(FormChannel.CODE, sending, channel.write(filled))
                .orElseThrow(() -> new IllegalStateException("A form of our own could not be read"));
        return links.sign(PURPOSE, conversation, clock.instant().plus(VALID));
    }

    /** Takes in what the sender wrote later. */
    void goOn(UUID conversation, String sending, String text, List<UUID> files) {
        var more = FilledForm.more(conversation, text, files, clock.instant());
        intake.receive(FormChannel.CODE, sending, channel.write(more));
    }

    /** @throws Refused when the word is forged or its time is over */
    UUID conversation(String word) {
        return links.read(PURPOSE, word).map(SignedLinks.Read::subject).orElseThrow(Refused::notFound);
    }

    /** The messages of both sides, without our notes. */
    List<Message> messages(UUID conversation) {
        return conversations.messages(conversation, Integer.MAX_VALUE, false);
    }

    /** What a message may say: something, unless files say it. */
    static Optional<String> written(String text, boolean withFiles) {
        return Optional.of(text.strip())
                .filter(said -> withFiles || !said.isEmpty())
                .filter(said -> said.length() <= Conversations.LONGEST);
    }
}
