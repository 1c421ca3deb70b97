package org.peyvand.conversation.opened;

import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.Beside;
import org.peyvand.conversation.CannedAnswers;
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Ratings;
import org.peyvand.conversation.Receipts;
import org.peyvand.conversation.State;
import org.peyvand.conversation.answer.DraftFiles;
import org.peyvand.conversation.answer.Drafts;
import org.peyvand.conversation.join.Joins;
import org.peyvand.conversation.level.Hours;
import org.peyvand.conversation.level.TimerMark;
import org.peyvand.conversation.level.Timers;
import org.peyvand.conversation.note.Asking;
import org.peyvand.conversation.note.Mentions;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.conversation.reading.Names;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.Customer;
import org.peyvand.customer.CustomerName;
import org.peyvand.customer.Customers;
import org.peyvand.timeline.Entry;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.Timeline;
import org.peyvand.web.Page;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The page of one conversation. */
@Controller
class ConversationPages {

    private static final int RECENT = 6;
    private static final int MOST_OPEN = 10;

    /** So many pages of a timeline are looked through for them. */
    private static final int LOOKED_THROUGH = 5;

    private final Templates templates;
    private final Conversations conversations;
    private final Stretches stretches;
    private final Asking asking;
    private final Joins joins;
    private final Receipts receipts;
    private final Drafts drafts;
    private final DraftFiles files;
    private final CannedAnswers canned;
    private final Channels channels;
    private final Customers customers;
    private final Timeline timeline;
    private final Names names;
    private final Teams teams;
    private final Workspaces workspaces;
    private final Timers timers;
    private final Mentions mentions;
    private final Hours hours;
    private final List<Beside> beside;
    private final List<Ratings> ratings;

    ConversationPages(
            Templates templates,
            Conversations conversations,
            Stretches stretches,
            Asking asking,
            Joins joins,
            Receipts receipts,
            Drafts drafts,
            DraftFiles files,
            CannedAnswers canned,
            Channels channels,
            Customers customers,
            Timeline timeline,
            Names names,
            Teams teams,
            Workspaces workspaces,
            Timers timers,
            Mentions mentions,
            Hours hours,
            List<Beside> beside,
            List<Ratings> ratings) {
        this.templates = templates;
        this.conversations = conversations;
        this.stretches = stretches;
        this.asking = asking;
        this.joins = joins;
        this.receipts = receipts;
        this.drafts = drafts;
        this.files = files;
        this.canned = canned;
        this.channels = channels;
        this.customers = customers;
        this.timeline = timeline;
        this.names = names;
        this.teams = teams;
        this.workspaces = workspaces;
        this.timers = timers;
        this.mentions = mentions;
        this.hours = hours;
        this.beside = beside;
        this.ratings = ratings;
    }

    @GetMapping("/inbox/{id}")
    @Transactional
    Object conversation(Page page, @PathVariable UUID id) {
        var now = conversations.now(id);
        if (!now.equals(id)) return "redirect:/inbox/" + now;
        var conversation = conversations.get(id);
        mentions.seen(id);
        return templates.conversationConversation(page, opened(page, conversation));
    }

    private Opened opened(Page page, Conversation conversation) {
        var id = conversation.id();
        var customer = conversation.customer().flatMap(customers::find);
        var last = conversation.customer().map(conversations::lastOf).orElse(List.of());
        return new Opened(
                conversation,
                stretches.before(conversation, Integer.MAX_VALUE),
                receipts.of(id).byCustomer(),
                customer,
                channels.icon(conversation.channel()),
                TimerMark.of(timers.of(id), hours.of(conversation.channel(), id), page.reader()),
                Acting.now().id(),
                Acting.now().role().allows(Permission.ANSWER_CONVERSATIONS),
                drafts.mine(id),
                files.of(id),
                drafts.othersTyping(id),
                filled(page, customer),
                names.members(),
                teams.all(),
                asking.choices(conversation.team()),
                lastTime(others(last, id)),
                customer.map(known -> recent(known.id())).orElse(List.of()),
                joins.isPossible(conversation),
                joins.joinedTo(id),
                others(open(conversation, last), id),
                beside.stream().flatMap(one -> one.of(conversation).stream()).toList());
    }

    private List<CannedAnswers.Canned> filled(Page page, Optional<Customer> customer) {
        var name = customer.map(known -> CustomerName.of(page.reader(), known)).orElse("");
        var values = Map.of(
                "name",
                name,
                "agent",
                Acting.now().name(),
                "business",
                workspaces.settings().name());
        return canned.all().stream()
                .map(answer -> new CannedAnswers.Canned(answer.id(), answer.title(), answer.filled(values)))
                .toList();
    }

    /** Of whoever writes often, what they bought stands further down their timeline. */
    private List<Entry> recent(UUID customer) {
        var recent = new ArrayList<Entry>();
        var after = Optional.<Cursor>empty();
        for (int page = 0; page < LOOKED_THROUGH; page++) {
            var slice = timeline.of(customer, after);
            slice.entries().stream().filter(ConversationPages::isTelling).forEach(recent::add);
            after = slice.next();
            if (recent.size() >= RECENT || after.isEmpty()) break;
        }
        return recent.stream().limit(RECENT).toList();
    }

    private static boolean isTelling(Entry entry) {
        return switch (entry.what()) {
            case Happening.Purchase _, Happening.Returned _, Happening.Note _, Happening.Review _ -> true;
            case Happening.Visit _,
                    Happening.Call _,
                    Happening.ConversationBegun _,
                    Happening.ConversationClosed _,
                    Happening.ConversationRated _ -> false;
        };
    }

    private LastTime lastTime(List<Conversation> before) {
        if (before.isEmpty()) return LastTime.NONE;
        var ids = before.stream().map(Conversation::id).toList();
        var rated =
                ratings.stream().flatMap(one -> one.last(ids).stream()).max(Comparator.comparing(Ratings.Rating::at));
        var ended = before.stream()
                .filter(other ->
                        other.closedBecause().filter(CloseReason::isAnEnd).isPresent())
                .findFirst();
        return new LastTime(rated, ended);
    }

    /** All of them are among the last, where these are all there are. */
    private List<Conversation> open(Conversation conversation, List<Conversation> last) {
        if (last.size() >= Conversations.LAST) {
            return conversations.openOf(conversation.customer().orElseThrow());
        }
        return last.stream()
                .filter(other -> other.state() != State.CLOSED)
                .limit(MOST_OPEN)
                .toList();
    }

    private static List<Conversation> others(List<Conversation> all, UUID but) {
        return all.stream().filter(other -> !other.id().equals(but)).toList();
    }

    /** Earlier messages, for the beginning of the thread to be replaced with. */
    @GetMapping("/inbox/{id}/messages")
    @Transactional(readOnly = true)
    JteModel earlier(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "2147483647") int before) {
        return templates.conversationMessages(page, stretches.before(conversations.get(id), before), 0);
    }

    /** Who else is writing an answer just now. */
    @GetMapping("/inbox/{id}/typing")
    JteModel typing(Page page, @PathVariable UUID id) {
        return templates.conversationTyping(
                page, drafts.othersTyping(conversations.get(id).id()));
    }
}
