package org.peyvand.conversation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.peyvand.conversation.live.Change;
import org.peyvand.conversation.live.LiveFeed;
import org.peyvand.conversation.reading.Visible;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;

/**
 * Carries word of changes to every open screen of this node as server-sent events: {@code changed} and {@code typing},
 * with the conversation's id. A screen that hears one, or that is connected anew, asks for what it shows; so nothing is
 * lost when an event is.
 */
@Service
public class LiveUpdates {

    private final LiveFeed feed;
    private final Visible visible;

    LiveUpdates(LiveFeed feed, Visible visible) {
        this.feed = feed;
        this.visible = visible;
    }

    /** Sends all changes of the workspace acted in that are for whoever acts until the screen is gone, at most for some minutes. */
    public void ofInbox(HttpServletResponse response) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var inSight = inSight();
        feed.toScreen(response, change -> inSight.test(change) && isForInbox(change), LiveUpdates::event, () -> "");
    }

    private static boolean isForInbox(Change change) {
        return switch (change.what()) {
            case CHANGED, TYPING, TEAMS -> true;
            case CUSTOMER_TYPING, SEEN, READ -> false;
        };
    }

    /**
     * As {@link #ofInbox}, of one conversation a member has open: also that its customer writes, or has seen the answer, and
     * that another conversation of the same customer, which stands beside it, has changed.
     *
     * @param customer of the conversation, as far as it is known by now
     * @param isBehind whether more was seen than the screen shows; asked once the stream is there
     */
    public void ofOpened(
            UUID conversation, Optional<UUID> customer, HttpServletResponse response, BooleanSupplier isBehind) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        var inSight = inSight();
        var whose = new AtomicReference<>(customer);
        Predicate<Change> wanted = change -> {
            if (!inSight.test(change)) return false;
            var own = change.conversation().equals(conversation);
            if (own && change.customer().isPresent()) whose.set(change.customer());
            return switch (change.what()) {
                case TEAMS -> true;
                case CHANGED ->
                    own || change.customer().isPresent() && change.customer().equals(whose.get());
                case TYPING, CUSTOMER_TYPING, SEEN -> own;
                case READ -> false;
            };
        };
        var seen = new Change(Acting.workspace(), conversation, Change.What.SEEN, Optional.empty(), customer);
        feed.toScreen(response, wanted, LiveUpdates::event, () -> isBehind.getAsBoolean() ? event(seen) : "");
    }

    private Predicate<Change> inSight() {
        var workspace = Acting.workspace();
        var hidden = visible.hidden();
        return change -> change.workspace().equals(workspace)
                && change.team().filter(hidden::contains).isEmpty();
    }

    private static String event(Change change) {
        return "event: " + change.what().name().toLowerCase(Locale.ROOT) + "\ndata: " + change.conversation() + "\n\n";
    }

    /** What the customer's side is told of one conversation, as events of its own making; asked on the calling thread. */
    public interface News {

        /** What came, was seen or changed since it was last asked, or nothing. */
        String since();

        /** Whether one of us is writing, or nothing. */
        String typing();
    }

    /** Sends that something changed in one conversation to the customer's side, which looks for itself. */
    public void ofConversation(UUID conversation, HttpServletResponse response) {
        var wanted = inWorkspace(change -> change.what() == Change.What.CHANGED);
        feed.toCustomer(conversation, response, wanted, LiveUpdates::event, () -> "");
    }

    /** Sends what is new in one conversation to the customer's side, now and at every change. */
    public void ofConversation(UUID conversation, HttpServletResponse response, News news) {
        feed.toCustomer(
                conversation,
                response,
                inWorkspace(LiveUpdates::isForCustomer),
                change -> change.what() == Change.What.TYPING ? news.typing() : news.since(),
                news::since);
    }

    private static boolean isForCustomer(Change change) {
        return switch (change.what()) {
            case CHANGED, TYPING, READ -> true;
            case CUSTOMER_TYPING, SEEN, TEAMS -> false;
        };
    }

    private static Predicate<Change> inWorkspace(Predicate<Change> wanted) {
        var workspace = Acting.workspace();
        return change -> change.workspace().equals(workspace) && wanted.test(change);
    }
}
