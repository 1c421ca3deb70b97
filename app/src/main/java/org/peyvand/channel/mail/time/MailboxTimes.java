package org.peyvand.channel.mail.time;

import static org.peyvand.channel.db.Tables.MAILBOX;
import static org.peyvand.channel.db.Tables.MAIL_THREAD;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.calendar.OwnHours;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.calendar.WorkingTime;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.HolidayTable;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Remembered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The working time of the mailboxes of the workspace acted in, and of the conversations that came to them. */
@Service
public class MailboxTimes {

    private final DSLContext db;
    private final Audit audit;
    private final HolidayTable holidays;
    private final TransactionTemplate reading;
    private final Remembered<Map<UUID, MailboxTime>> known = new Remembered<>();

    MailboxTimes(DSLContext db, Audit audit, HolidayTable holidays, PlatformTransactionManager transactions) {
        this.db = db;
        this.audit = audit;
        this.holidays = holidays;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** @throws Refused when there is no such mailbox in this workspace */
    public MailboxTime get(UUID mailbox) {
        return Optional.ofNullable(known().get(mailbox))
                .or(() -> Optional.ofNullable(stored(is(mailbox)).get(mailbox)))
                .orElseThrow(Refused::notFound);
    }

    private Map<UUID, MailboxTime> known() {
        return known.get(() -> stored(MAILBOX.WORKSPACE_ID.eq(Acting.workspace())));
    }

    private Map<UUID, MailboxTime> stored(Condition which) {
        return reading.execute(_ -> db.selectFrom(MAILBOX)
                .where(which)
                .fetchMap(
                        MAILBOX.MAILBOX_ID,
                        row -> new MailboxTime(
                                own(row.getWeeklyHours(), row.getSpecialDays()),
                                row.getAcknowledges(),
                                row.getAcknowledgementFa(),
                                row.getAcknowledgementEn())));
    }

    /** Promises that run already stay due when they are; those that begin from now on go by the new hours. */
    @Transactional
    public void change(Mailbox mailbox, MailboxTime time) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var before = get(mailbox.id());
        var changed = db.update(MAILBOX)
                .set(
                        MAILBOX.WEEKLY_HOURS,
                        time.own().map(hours -> hours.week().toString()).orElse(null))
                .set(MAILBOX.SPECIAL_DAYS, time.own().map(OwnHours::specialDays).orElse(true))
                .set(MAILBOX.ACKNOWLEDGES, time.acknowledges())
                .set(MAILBOX.ACKNOWLEDGEMENT_FA, time.persian())
                .set(MAILBOX.ACKNOWLEDGEMENT_EN, time.english())
                .where(is(mailbox.id()))
                .execute();
        if (changed == 0) throw Refused.notFound();
        known.forget();
        audit.record(
                "mailbox.time", "mailbox", mailbox.id(), Map.of("address", mailbox.address()), changes(before, time));
    }

    /** Without hours of its own, a mailbox has none to name. */
    private static Changes changes(MailboxTime before, MailboxTime now) {
        return Changes.none()
                .changed("ownHours", before.own().isPresent(), now.own().isPresent())
                .and(Changes.ofWeek(week(before), week(now)))
                .changed("specialDays", followsSpecialDays(before), followsSpecialDays(now))
                .changed("acknowledges", before.acknowledges(), now.acknowledges())
                .changed("textFa", before.persian(), now.persian())
                .changed("textEn", before.english(), now.english());
    }

    private static WeeklyHours week(MailboxTime time) {
        return time.own().map(OwnHours::week).orElse(WeeklyHours.NEVER_OPEN);
    }

    private static boolean followsSpecialDays(MailboxTime time) {
        return time.own().map(OwnHours::specialDays).orElse(true);
    }

    /** When that mailbox is answered. */
    @Transactional(readOnly = true)
    public WorkingTime workingTime(MailboxTime time) {
        var usual = holidays.workingTime();
        return time.own().map(hours -> hours.within(usual)).orElse(usual);
    }

    /** The hours of those conversations whose mailbox has its own. */
    @Transactional(readOnly = true)
    public Map<UUID, OwnHours> of(List<UUID> conversations) {
        if (known().values().stream().allMatch(time -> time.own().isEmpty())) return Map.of();
        return db.select(MAIL_THREAD.CONVERSATION_ID, MAILBOX.WEEKLY_HOURS, MAILBOX.SPECIAL_DAYS)
                .from(MAIL_THREAD)
                .join(MAILBOX)
                .on(MAILBOX.WORKSPACE_ID.eq(MAIL_THREAD.WORKSPACE_ID), MAILBOX.MAILBOX_ID.eq(MAIL_THREAD.MAILBOX_ID))
                .where(MAIL_THREAD.WORKSPACE_ID.eq(Acting.workspace()))
                .and(MAIL_THREAD.CONVERSATION_ID.eq(DSL.any(conversations.toArray(UUID[]::new))))
                .and(MAILBOX.WEEKLY_HOURS.isNotNull())
                .fetchMap(
                        MAIL_THREAD.CONVERSATION_ID,
                        row -> own(row.value2(), row.value3()).orElseThrow());
    }

    private static Optional<OwnHours> own(String week, boolean specialDays) {
        return Optional.ofNullable(week).map(text -> new OwnHours(WeeklyHours.parse(text), specialDays));
    }

    private static Condition is(UUID mailbox) {
        return MAILBOX.WORKSPACE_ID.eq(Acting.workspace()).and(MAILBOX.MAILBOX_ID.eq(mailbox));
    }
}
