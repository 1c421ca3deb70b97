package org.peyvand.conversation;

import static org.peyvand.conversation.db.Tables.MESSAGE;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.peyvand.conversation.live.Changes;
import org.peyvand.conversation.reading.Rows;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.conversation.writing.Attachments;
import org.peyvand.delivery.Deliveries;
import org.peyvand.delivery.Delivery;
import org.peyvand.delivery.DeliveryChanged;
import org.peyvand.delivery.DeliverySettings;
import org.peyvand.delivery.NewDelivery;
import org.peyvand.delivery.Problem;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The sending of messages by channels that send, and what becomes of the conversation with it. */
@Service
public class Sendings {

    private static final String ANSWER = "message/";

    /** Says something without answering: whatever becomes of it, the customer waits as before. */
    private static final String REPLY = "reply/";

    private final DSLContext db;
    private final Clock clock;
    private final Deliveries deliveries;
    private final DeliverySettings settings;
    private final Attachments attachments;
    private final Unanswered unanswered;
    private final Changes changes;
    private final Visible visible;

    Sendings(
            DSLContext db,
            Clock clock,
            Deliveries deliveries,
            DeliverySettings settings,
            Attachments attachments,
            Unanswered unanswered,
            Changes changes,
            Visible visible) {
        this.db = db;
        this.clock = clock;
        this.deliveries = deliveries;
        this.settings = settings;
        this.attachments = attachments;
        this.unanswered = unanswered;
        this.changes = changes;
        this.visible = visible;
    }

    /**
     * Plans the sending of a message in the transaction that wrote it down. It leaves when the time to undo is over.
     *
     * @param server what the channel's retries are counted by
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void plan(Message message, String channel, String server, String to) {
        plan(message, ANSWER, channel, server, to, clock.instant().plus(settings.timeToUndo()));
    }

    /** As {@link #plan}, of what no person wrote: it leaves at once, and never counts as an answer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void planReply(Message message, String channel, String server, String to) {
        plan(message, REPLY, channel, server, to, clock.instant());
    }

    private void plan(Message message, String cause, String channel, String server, String to, Instant leaves) {
        var place = "/inbox/" + message.conversation();
        deliveries.plan(new NewDelivery(channel, cause + message.id(), server, to, place, leaves));
    }

    private static List<String> causes(UUID message) {
        return List.of(ANSWER + message, REPLY + message);
    }

    /** The message a delivery carries, if it carries one. */
    @Transactional(readOnly = true)
    public Optional<Message> message(Delivery delivery) {
        return Stream.of(ANSWER, REPLY)
                .filter(delivery.cause()::startsWith)
                .findFirst()
                .flatMap(prefix -> message(UUID.fromString(delivery.cause().substring(prefix.length()))));
    }

    private Optional<Message> message(UUID id) {
        return db.selectFrom(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()), MESSAGE.MESSAGE_ID.eq(id))
                .fetchOptional(Rows::message);
    }

    /** The files that go with a message. */
    @Transactional(readOnly = true)
    public List<NewAttachment> files(Message message) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return attachments.whole(message.id());
    }

    /** What a message repeats of earlier ones, or empty. */
    @Transactional(readOnly = true)
    public String repeated(Message message) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return db.select(MESSAGE.FOLDED)
                .from(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()), MESSAGE.MESSAGE_ID.eq(message.id()))
                .fetchOptional(MESSAGE.FOLDED)
                .orElse("");
    }

    /** The delivery of a message, if it has one. */
    @Transactional(readOnly = true)
    public Optional<Delivery> of(Message message) {
        return Optional.ofNullable(of(List.of(message)).get(message.id()));
    }

    /** The deliveries of those messages that have one, by the message's id. */
    @Transactional(readOnly = true)
    public Map<UUID, Delivery> of(List<Message> messages) {
        var ours = messages.stream()
                .filter(message -> message.kind() != Message.Kind.INBOUND)
                .map(Message::id)
                .flatMap(id -> causes(id).stream().map(cause -> Map.entry(cause, id)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return deliveries.of(ours.keySet()).values().stream()
                .collect(Collectors.toMap(delivery -> ours.get(delivery.cause()), delivery -> delivery));
    }

    /**
     * Takes a message back that has not left; its text is the acting member's draft again.
     *
     * @throws Refused when it is too late
     */
    @Transactional
    public void takeBack(UUID conversation, UUID id) {
        visible.refuseHidden(conversation);
        var message = message(id)
                .filter(found -> found.conversation().equals(conversation))
                .orElseThrow(Refused::notFound);
        var delivery = of(message).orElseThrow(() -> Refused.because("conversation.refused.left"));
        deliveries.takeBack(delivery.id());
    }

    /** A message that was sent has come back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bounced(UUID message, Problem why) {
        deliveries.of(causes(message)).values().forEach(delivery -> deliveries.bounced(delivery.id(), why));
    }

    /** A message that was sent is kept waiting further on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void delayed(UUID message, Problem why) {
        deliveries.of(causes(message)).values().forEach(delivery -> deliveries.delayed(delivery.id(), why));
    }

    /** Nothing that did not arrive counts as an answer, and nothing that was taken back was ever said. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(DeliveryChanged change) {
        message(change.delivery()).ifPresent(message -> {
            follow(message, change);
            changes.tell(message.conversation());
        });
    }

    private void follow(Message message, DeliveryChanged change) {
        if (change.delivery().state() == change.before()) return;
        if (change.delivery().cause().startsWith(REPLY)) followReply(message, change);
        else followAnswer(message, change);
    }

    private void followReply(Message message, DeliveryChanged change) {
        if (change.delivery().problem().equals(Problem.TAKEN_BACK)) unanswered.takeBack(message);
    }

    private void followAnswer(Message message, DeliveryChanged change) {
        switch (change.delivery().state()) {
            case FAILED, UNCERTAIN -> unanswered.waitsAgain(message);
            case SKIPPED -> {
                if (change.delivery().problem().equals(Problem.TAKEN_BACK)) unanswered.takeBack(message);
                else if (change.before().isOpen()) unanswered.waitsAgain(message);
            }
            case SENT -> unanswered.arrived(message);
            case PLANNED, SENDING -> {}
        }
    }
}
