package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.WORKSPACE;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Language;
import org.peyvand.workspace.db.tables.records.WorkspaceRecord;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The businesses of this installation and what each says about itself. */
@Service
public class Workspaces {

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate reading;
    private final Remembered<Optional<WorkspaceSettings>> settings = new Remembered<>();

    Workspaces(
            DSLContext db,
            Clock clock,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.events = events;
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** A name for a workspace about to be created; {@link #create} is then called while acting in it. */
    public static WorkspaceId newId() {
        return WorkspaceId.next();
    }

    /** Creates the workspace acted in. */
    @Transactional
    public void create(WorkspaceSettings settings) {
        var row = db.newRecord(WORKSPACE);
        row.setWorkspaceId(Acting.workspace());
        row.setCreatedAt(clock.instant().atOffset(ZoneOffset.UTC));
        write(settings, row);
        row.insert();
        this.settings.forget();
        audit.record("workspace.created", "workspace", Acting.workspace(), Map.of("name", settings.name()));
    }

    /** The settings of the workspace acted in. */
    public WorkspaceSettings settings() {
        return find().orElseThrow();
    }

    /** As {@link #settings}, where there may be no such workspace. */
    public Optional<WorkspaceSettings> find() {
        return settings.get(() -> reading.execute(_ -> stored()));
    }

    private Optional<WorkspaceSettings> stored() {
        return db.fetchOptional(WORKSPACE, WORKSPACE.WORKSPACE_ID.eq(Acting.workspace()))
                .map(row -> read(row.into(WORKSPACE)));
    }

    /** Replaces the settings of the workspace acted in. */
    @Transactional
    public void change(WorkspaceSettings settings) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var row = db.fetchSingle(WORKSPACE, WORKSPACE.WORKSPACE_ID.eq(Acting.workspace()));
        var before = read(row);
        write(settings, row);
        var changed = row.changed();
        row.update();
        this.settings.forget();
        if (!changed) return;
        audit.record(
                "workspace.changed",
                "workspace",
                Acting.workspace(),
                Map.of("name", settings.name()),
                before.changesTo(settings));
        events.publishEvent(new SettingsChanged(before, settings));
    }

    /** The workspaces of the account in view, by name. */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    List<Choice> choices() {
        return db.select(WORKSPACE.WORKSPACE_ID, WORKSPACE.NAME)
                .from(WORKSPACE)
                .orderBy(WORKSPACE.NAME)
                .fetch(row -> new Choice(new WorkspaceId(row.value1()), row.value2()));
    }

    /** A workspace to choose. */
    public record Choice(WorkspaceId id, String name) {}

    static WorkspaceSettings read(WorkspaceRecord row) {
        return new WorkspaceSettings(
                row.getName(),
                Language.of(row.getLanguage()).orElseThrow(),
                CalendarSystem.valueOf(row.getCalendar().toUpperCase(Locale.ROOT)),
                row.getCurrency(),
                MoneyUnit.valueOf(row.getMoneyUnit().toUpperCase(Locale.ROOT)),
                ZoneId.of(row.getZone()),
                row.getPhoneRegion(),
                WeeklyHours.parse(row.getWeeklyHours()),
                row.getMadeUp());
    }

    private static void write(WorkspaceSettings settings, WorkspaceRecord row) {
        row.setName(settings.name());
        row.setLanguage(settings.language().code());
        row.setCalendar(settings.calendar().name().toLowerCase(Locale.ROOT));
        row.setCurrency(settings.currency());
        row.setMoneyUnit(settings.unit().name().toLowerCase(Locale.ROOT));
        row.setZone(settings.zone().getId());
        row.setPhoneRegion(settings.phoneRegion());
        row.setWeeklyHours(settings.weeklyHours().toString());
        row.setMadeUp(settings.madeUp());
    }
}
