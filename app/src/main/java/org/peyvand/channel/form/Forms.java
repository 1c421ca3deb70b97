package org.peyvand.channel.form;

import static org.peyvand.channel.db.Tables.FORM;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.channel.db.tables.records.FormRecord;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The forms of the workspace acted in. */
@Service
public class Forms {

    private static final int MOST = 100;

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;

    Forms(DSLContext db, Clock clock, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** A name for a form about to be added. */
    public static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<Form> all() {
        return db.selectFrom(FORM)
                .where(FORM.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(FORM.FORM_ID)
                .limit(MOST)
                .fetch(Forms::form);
    }

    /** @throws Refused when there is no such form in this workspace */
    @Transactional(readOnly = true)
    public Form get(UUID id) {
        return db.fetchOptional(FORM, FORM.WORKSPACE_ID.eq(Acting.workspace()), FORM.FORM_ID.eq(id))
                .map(Forms::form)
                .orElseThrow(Refused::notFound);
    }

    @Transactional
    public void add(Form form) {
        Acting.require(Permission.CHANGE_SETTINGS);
        if (all().size() >= MOST) throw Refused.because("form.refused.many", MOST);
        var row = db.newRecord(FORM);
        row.setWorkspaceId(Acting.workspace());
        row.setFormId(form.id());
        row.setCreatedAt(clock.instant().atOffset(ZoneOffset.UTC));
        write(form, row);
        row.insert();
        audit.record("form.created", "form", form.id(), Map.of("title", form.title()));
    }

    @Transactional
    public void change(Form form) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var row = db.fetchOptional(FORM, FORM.WORKSPACE_ID.eq(Acting.workspace()), FORM.FORM_ID.eq(form.id()))
                .orElseThrow(Refused::notFound);
        var changes = changes(form(row), form);
        write(form, row);
        row.update();
        audit.record("form.changed", "form", form.id(), Map.of("title", form.title()), changes);
    }

    private static Changes changes(Form before, Form now) {
        return Changes.none()
                .changed("title", before.title(), now.title().strip())
                .changed("greeting", before.greeting(), now.greeting().strip())
                .changed("asksName", before.asksName(), now.asksName())
                .changed("asksMobile", before.asksMobile(), now.asksMobile())
                .changed("asksMail", before.asksMail(), now.asksMail())
                .changed("asksFiles", before.asksFiles(), now.asksFiles())
                .changed("waysFound", before.waysFound(), now.waysFound())
                .changed("sites", before.sites(), now.sites())
                .changed("open", before.open(), now.open());
    }

    private static void write(Form form, FormRecord row) {
        row.setTitle(form.title().strip());
        row.setGreeting(form.greeting().strip());
        row.setAsksName(form.asksName());
        row.setAsksMobile(form.asksMobile());
        row.setAsksMail(form.asksMail());
        row.setAsksFiles(form.asksFiles());
        row.setWaysFound(form.waysFound().toArray(String[]::new));
        row.setSites(form.sites().toArray(String[]::new));
        row.setOpen(form.open());
    }

    private static Form form(FormRecord row) {
        return new Form(
                row.getFormId(),
                row.getTitle(),
                row.getGreeting(),
                row.getAsksName(),
                row.getAsksMobile(),
                row.getAsksMail(),
                row.getAsksFiles(),
                List.of(row.getWaysFound()),
                List.of(row.getSites()),
                row.getOpen());
    }
}
