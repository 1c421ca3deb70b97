package org.peyvand.channel.chat;

import static org.peyvand.channel.db.Tables.CHAT_GREETING;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The greetings of the workspace acted in, in the order in which they are tried. */
@Service
class Greetings {

    private static final int MOST = 50;

    private final DSLContext db;
    private final Audit audit;

    Greetings(DSLContext db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Greeting> all() {
        return db.selectFrom(CHAT_GREETING)
                .where(CHAT_GREETING.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(CHAT_GREETING.POSITION)
                .fetch(row -> new Greeting(
                        row.getPage(),
                        Greeting.Guests.valueOf(row.getGuests().toUpperCase(Locale.ROOT)),
                        Greeting.Hours.valueOf(row.getHours().toUpperCase(Locale.ROOT)),
                        row.getAfterSeconds(),
                        row.getText()));
    }

    /** The first that fits. */
    @Transactional(readOnly = true)
    public Optional<Greeting> of(String address, boolean returning, boolean open) {
        return all().stream()
                .filter(greeting -> greeting.fits(address, returning, open))
                .findFirst();
    }

    /** Puts these in the place of all there were. */
    @Transactional
    public void change(List<Greeting> greetings) {
        Acting.require(Permission.CHANGE_SETTINGS);
        if (greetings.size() > MOST) throw Refused.because("chat.refused.greetings", MOST);
        var before = all();
        db.deleteFrom(CHAT_GREETING)
                .where(CHAT_GREETING.WORKSPACE_ID.eq(Acting.workspace()))
                .execute();
        for (int position = 0; position < greetings.size(); position++) write(position, greetings.get(position));
        audit.record(
                "chat.changed",
                "chat",
                Acting.workspace(),
                Map.of(),
                Changes.none().changed("greetings", without(greetings, before), without(before, greetings)));
    }

    /** What the one list says that the other does not, with the pages it is said on. */
    private static List<String> without(List<Greeting> those, List<Greeting> of) {
        var left = new ArrayList<>(of);
        those.forEach(left::remove);
        return left.stream()
                .map(greeting -> (greeting.text() + " " + greeting.page()).strip())
                .toList();
    }

    private void write(int position, Greeting greeting) {
        db.insertInto(CHAT_GREETING)
                .set(CHAT_GREETING.WORKSPACE_ID, Acting.workspace())
                .set(CHAT_GREETING.POSITION, position)
                .set(CHAT_GREETING.PAGE, greeting.page())
                .set(CHAT_GREETING.GUESTS, greeting.guests().code())
                .set(CHAT_GREETING.HOURS, greeting.hours().code())
                .set(CHAT_GREETING.AFTER_SECONDS, greeting.afterSeconds())
                .set(CHAT_GREETING.TEXT, greeting.text())
                .execute();
    }
}
