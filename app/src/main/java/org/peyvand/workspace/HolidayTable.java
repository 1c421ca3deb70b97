package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.HOLIDAY;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.IranHolidays;
import org.peyvand.calendar.JalaliDate;
import org.peyvand.calendar.Shift;
import org.peyvand.calendar.SpecialDay;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.calendar.WorkingTime;
import org.peyvand.web.Refused;
import org.peyvand.workspace.db.tables.records.HolidayRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The days on which the workspace acted in keeps other hours than its week says, and the working time that results. */
@Service
public class HolidayTable {

    private static final int LONGEST_NAME = 100;

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final Workspaces workspaces;
    private final TransactionTemplate reading;
    private final Remembered<Map<LocalDate, SpecialDay>> days = new Remembered<>();

    HolidayTable(
            DSLContext db, Clock clock, Audit audit, Workspaces workspaces, PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.workspaces = workspaces;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** The workspace's week and all its special days. */
    public WorkingTime workingTime() {
        var settings = workspaces.settings();
        return new WorkingTime(
                settings.weeklyHours(), days.get(() -> reading.execute(_ -> allDays())), settings.zone());
    }

    private Map<LocalDate, SpecialDay> allDays() {
        return Collections.unmodifiableMap(db.selectFrom(HOLIDAY)
                .where(HOLIDAY.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchMap(HOLIDAY.DAY, HolidayTable::day));
    }

    /** The special days from {@code from} to before {@code to}, in order. */
    @Transactional(readOnly = true)
    public SortedMap<LocalDate, SpecialDay> between(LocalDate from, LocalDate to) {
        return db
                .selectFrom(HOLIDAY)
                .where(HOLIDAY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(HOLIDAY.DAY.ge(from))
                .and(HOLIDAY.DAY.lt(to))
                .stream()
                .collect(Collectors.toMap(
                        HolidayRecord::getDay, HolidayTable::day, (one, other) -> other, TreeMap::new));
    }

    /** Adds the day to the table or replaces what stood there. */
    @Transactional
    public void put(LocalDate date, SpecialDay day) {
        Acting.require(Permission.CHANGE_SETTINGS);
        if (day.name().length() > LONGEST_NAME) throw Refused.because("workspace.refused.dayName", LONGEST_NAME);
        var before = Optional.ofNullable(between(date, date.plusDays(1)).get(date));
        write(date, day);
        audit.record(
                "holiday.put",
                "workspace",
                Acting.workspace(),
                Map.of("day", date.toString(), "name", day.name()),
                Changes.none()
                        .changed("name", before.map(SpecialDay::name), day.name())
                        .changed("holiday", before.map(SpecialDay::holiday), day.holiday())
                        .changed(
                                "hours",
                                before.map(SpecialDay::shifts).map(Changes::hours),
                                Changes.hours(day.shifts())));
    }

    /** Takes the day out of the table; its hours are then those of its weekday. */
    @Transactional
    public void remove(LocalDate date) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var removed = db.deleteFrom(HOLIDAY)
                .where(HOLIDAY.WORKSPACE_ID.eq(Acting.workspace()), HOLIDAY.DAY.eq(date))
                .returning()
                .fetchOptional()
                .orElseThrow(Refused::notFound);
        days.forget();
        audit.record(
                "holiday.removed",
                "workspace",
                Acting.workspace(),
                Map.of("day", date.toString(), Audit.NAME_THEN, removed.getName()));
    }

    /** The fixed holidays of Iran for this Jalali year and the next, where the business keeps the Jalali calendar. */
    @Transactional
    public void fillWithSolarHolidays(WorkspaceSettings settings) {
        if (settings.calendar() != CalendarSystem.JALALI) return;
        var year = JalaliDate.of(LocalDate.ofInstant(clock.instant(), settings.zone()))
                .year();
        writeSolarHolidays(year, settings);
        writeSolarHolidays(year + 1, settings);
    }

    /** Adds the fixed holidays of Iran for a Jalali year; a day that is in the table already stays as it is. */
    @Transactional
    public void fillWithSolarHolidays(int year) {
        Acting.require(Permission.CHANGE_SETTINGS);
        writeSolarHolidays(year, workspaces.settings());
        audit.record("holiday.filled", "workspace", Acting.workspace(), Map.of("year", Integer.toString(year)));
    }

    private void writeSolarHolidays(int year, WorkspaceSettings settings) {
        var fixed = IranHolidays.solar(year, settings.language().locale());
        var known = between(fixed.firstKey(), fixed.lastKey().plusDays(1));
        fixed.forEach((date, day) -> {
            if (!known.containsKey(date)) write(date, day);
        });
    }

    private void write(LocalDate date, SpecialDay day) {
        var hours = day.shifts().stream().map(Shift::toString).collect(Collectors.joining(","));
        db.insertInto(HOLIDAY)
                .set(HOLIDAY.WORKSPACE_ID, Acting.workspace())
                .set(HOLIDAY.DAY, date)
                .set(HOLIDAY.NAME, day.name())
                .set(HOLIDAY.HOLIDAY_, day.holiday())
                .set(HOLIDAY.HOURS, hours)
                .onConflict(HOLIDAY.WORKSPACE_ID, HOLIDAY.DAY)
                .doUpdate()
                .set(HOLIDAY.NAME, day.name())
                .set(HOLIDAY.HOLIDAY_, day.holiday())
                .set(HOLIDAY.HOURS, hours)
                .execute();
        days.forget();
    }

    private static SpecialDay day(HolidayRecord row) {
        var shifts = row.getHours().isEmpty()
                ? List.<Shift>of()
                : WeeklyHours.parse("sat " + row.getHours()).on(DayOfWeek.SATURDAY);
        return new SpecialDay(row.getName(), row.getHoliday(), shifts);
    }
}
