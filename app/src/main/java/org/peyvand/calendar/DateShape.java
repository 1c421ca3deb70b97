package org.peyvand.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.peyvand.calendar.WrittenDate.Layout;

/**
 * How the dates of a file's column are written. Two shapes that read equally many of the samples make it ambiguous, such
 * as 03/04/2025 throughout: then a person must say; the shape given is the likelier one for a reader in Iran.
 *
 * @param calendar of most dates, and of those with a two-digit year
 * @param read how many samples this shape reads, of {@code seen} that are not blank
 */
public record DateShape(CalendarSystem calendar, DateOrder order, boolean ambiguous, int read, int seen) {
    private record Candidate(DateReader reader, int read) {}

    /** The shape of a sample of one column's cells, or empty when not one of them reads as a date. */
    public static Optional<DateShape> detect(Collection<String> sample, LocalDate today) {
        var seen = (int) sample.stream().filter(cell -> !cell.isBlank()).count();
        var dates = sample.stream()
                .flatMap(cell -> DateGrammar.parse(cell).stream())
                .toList();
        if (dates.isEmpty()) return Optional.empty();
        var layout = commonest(dates);
        var candidates = candidates(layout, dates, today);
        var best = candidates.getFirst();
        if (best.read() == 0) return Optional.empty();
        var ambiguous = candidates.size() > 1 && candidates.get(1).read() == best.read();
        var calendar = commonestCalendar(best.reader(), dates);
        return Optional.of(new DateShape(
                calendar, best.reader().order(), ambiguous && !settled(layout, calendar), best.read(), seen));
    }

    /** Best first; equals stay in the order of likelihood. */
    private static List<Candidate> candidates(Layout layout, List<WrittenDate> dates, LocalDate today) {
        var candidates = new ArrayList<Candidate>();
        for (var calendar : calendars(layout)) {
            for (var order : orders(layout)) {
                var reader = new DateReader(calendar, order, today);
                candidates.add(new Candidate(reader, (int) read(reader, dates, CalendarSystem.values())));
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::read).reversed());
        return candidates;
    }

    /** Nobody writes Jalali dates month first. */
    private static boolean settled(Layout layout, CalendarSystem calendar) {
        return layout == Layout.YEAR_LAST && calendar == CalendarSystem.JALALI;
    }

    /** A full year or a month's name tells the calendar by itself. */
    private static List<CalendarSystem> calendars(Layout layout) {
        return layout == Layout.SHORT_YEAR ? List.of(CalendarSystem.values()) : List.of(CalendarSystem.JALALI);
    }

    private static List<DateOrder> orders(Layout layout) {
        return switch (layout) {
            case YEAR_FIRST -> List.of(DateOrder.YMD);
            case YEAR_LAST -> List.of(DateOrder.DMY, DateOrder.MDY);
            case SHORT_YEAR -> List.of(DateOrder.YMD, DateOrder.DMY, DateOrder.MDY);
            case JALALI_WORDS, GREGORIAN_WORDS -> List.of(DateOrder.DMY);
        };
    }

    private static Layout commonest(List<WrittenDate> dates) {
        var counts = new int[Layout.values().length];
        for (var date : dates) counts[date.layout().ordinal()]++;
        return List.of(Layout.values()).stream()
                .max(Comparator.comparingInt(layout -> counts[layout.ordinal()]))
                .orElseThrow();
    }

    private static CalendarSystem commonestCalendar(DateReader reader, List<WrittenDate> dates) {
        var jalali = read(reader, dates, CalendarSystem.JALALI);
        var gregorian = read(reader, dates, CalendarSystem.GREGORIAN);
        return jalali >= gregorian ? CalendarSystem.JALALI : CalendarSystem.GREGORIAN;
    }

    private static long read(DateReader reader, List<WrittenDate> dates, CalendarSystem... calendars) {
        return dates.stream()
                .filter(date -> reader.read(date) instanceof DateReading.Read read
                        && List.of(calendars).contains(read.calendar()))
                .count();
    }
}
