package org.peyvand.conversation.inbox;

import java.util.Map;
import java.util.UUID;
import org.peyvand.conversation.InboxView;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.web.Tone;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeping and forgetting narrowed views of the inbox. */
@Controller
class FilterPages {

    private final SavedFilters filters;

    FilterPages(SavedFilters filters) {
        this.filters = filters;
    }

    /** The form carries what the view's address does. */
    @PostMapping("/inbox/filters")
    String save(Page page, @RequestParam String name, @RequestParam Map<String, String> typed) {
        var view = InboxView.asked(typed);
        return done(
                page,
                view.path(),
                "conversation.filter.saved",
                () -> filters.save(name, view, typed.containsKey("shared")));
    }

    @PostMapping("/inbox/filters/{id}/remove")
    String remove(Page page, @PathVariable UUID id) {
        return done(page, "/inbox", "conversation.filter.removed", () -> filters.remove(id));
    }

    private static String done(Page page, String back, String said, Runnable act) {
        try {
            act.run();
            page.flash(said);
        } catch (Refused refused) {
            if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) throw refused;
            page.flash(Tone.BAD, refused.key(), refused.arguments().toArray());
        }
        return "redirect:" + back;
    }
}
