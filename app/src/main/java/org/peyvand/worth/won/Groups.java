package org.peyvand.worth.won;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.peyvand.customer.Origin;
import org.peyvand.customer.Origins;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.tally.Books;
import org.peyvand.worth.tally.Cohort;
import org.peyvand.worth.tally.CohortTally;
import org.peyvand.worth.tally.Pooled;
import org.peyvand.worth.tally.SourceTally;
import org.peyvand.worth.tally.SourceTally.Grouping;
import org.peyvand.worth.tally.Sums;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Customers put together by what won them, whatever the month of their first purchase. */
@Service
public class Groups {

    /** The most groups shown, the largest first. */
    static final int MOST = 30;

    private static final LocalDate EARLIEST = LocalDate.of(1799, 3, 21);

    private final SourceTally sourceTally;
    private final AcquisitionReports reports;
    private final Beginnings beginnings;
    private final Origins origins;
    private final Books books;
    private final Clock clock;

    Groups(
            SourceTally sourceTally,
            AcquisitionReports reports,
            Beginnings beginnings,
            Origins origins,
            Books books,
            Clock clock) {
        this.sourceTally = sourceTally;
        this.reports = reports;
        this.beginnings = beginnings;
        this.origins = origins;
        this.books = books;
        this.clock = clock;
    }

    /** By what customers may be put together. */
    public enum By {
        CHANNEL,
        CAMPAIGN,
        PRODUCT,
        REFERRAL;

        /** The word used in addresses and messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty for the month of first purchase, and for what is none of these. */
        public static Optional<By> of(String word) {
            return Arrays.stream(values())
                    .filter(by -> by.name().equalsIgnoreCase(word))
                    .findFirst();
        }
    }

    /** A group, and the address of its customers. */
    record Group(String label, String href, Pooled customers) {}

    /** By first touch, the largest first, in the reader's words. */
    @Transactional(readOnly = true)
    public List<Group> of(By by, Reader reader) {
        Acting.require(Permission.SEE_WORTH);
        var names = origins.names();
        return switch (by) {
            case CHANNEL -> {
                var cells = withRest(Grouping.FIRST);
                yield groups(Grouping.FIRST, cells, Origin::whole, one -> channel(one, names, reader));
            }
            case CAMPAIGN -> {
                var cells = sourceTally.read(Grouping.FIRST, EARLIEST);
                cells.keySet().removeIf(cell -> cell.origin().campaign().isEmpty());
                yield groups(Grouping.FIRST, cells, one -> one, one -> campaign(one, names));
            }
            case PRODUCT -> products(reader);
            case REFERRAL ->
                groups(
                        Grouping.REFERRED,
                        withRest(Grouping.REFERRED),
                        one -> one,
                        one -> reader.say(one.isKnown() ? "worth.group.referred" : "worth.group.notReferred"));
        };
    }

    /** What the customers asked for were won by, or began with, in the reader's words. */
    @Transactional(readOnly = true)
    public String name(WonAsked asked, Reader reader) {
        Acting.require(Permission.SEE_WORTH);
        return switch (asked.by()) {
            case PRODUCT ->
                beginnings.names(List.of(asked.key())).getOrDefault(asked.key(), reader.say("worth.won.unknown"));
            case REFERRED -> reader.say(asked.key().isEmpty() ? "worth.group.notReferred" : "worth.group.referred");
            case FIRST, LAST ->
                Optional.ofNullable(origins.names().get(asked.origin()))
                        .map(Groups::name)
                        .orElseGet(() -> reader.say("worth.won.unknown"));
        };
    }

    private static String name(Origins.Named named) {
        return named.campaign().isEmpty() ? named.channel() : named.channel() + " · " + named.campaign();
    }

    /** With those of whom it is not known. */
    private Map<SourceTally.Cell, Sums> withRest(Grouping grouping) {
        var cells = sourceTally.read(grouping, EARLIEST);
        cells.putAll(reports.unknown(grouping, EARLIEST, cells));
        return cells;
    }

    /** Those most began with. */
    private List<Group> products(Reader reader) {
        var codes = beginnings.shown();
        var names = beginnings.names(codes);
        return groups(
                Grouping.PRODUCT,
                sourceTally.ofProducts(codes),
                one -> one,
                one -> names.getOrDefault(one.channel(), one.channel()));
    }

    private static String channel(Origin origin, Map<Origin, Origins.Named> names, Reader reader) {
        return origin.isKnown() ? names.get(origin).channel() : reader.say("worth.won.unknown");
    }

    private static String campaign(Origin origin, Map<Origin, Origins.Named> names) {
        return name(names.get(origin));
    }

    private List<Group> groups(
            Grouping grouping,
            Map<SourceTally.Cell, Sums> cells,
            Function<Origin, Origin> which,
            Function<Origin, String> label) {
        var sums = new HashMap<Origin, Map<CohortTally.Cell, Sums>>();
        cells.forEach((cell, some) -> sums.computeIfAbsent(which.apply(cell.origin()), _ -> new HashMap<>())
                .merge(new CohortTally.Cell(cell.cohort(), cell.month()), some, Sums::plus));
        var book = books.current();
        var today = book.dayOf(clock.instant());
        var groups = new ArrayList<Group>();
        sums.forEach((origin, some) -> {
            var pooled = new Pooled(Cohort.of(some, book, today));
            if (pooled.size() > 0) groups.add(new Group(label.apply(origin), people(grouping, origin), pooled));
        });
        groups.sort(Comparator.comparingLong((Group group) -> -group.customers().size())
                .thenComparing(Group::label));
        return groups.subList(0, Math.min(MOST, groups.size()));
    }

    private static String people(Grouping grouping, Origin origin) {
        boolean whole = grouping == Grouping.FIRST && origin.campaign().isEmpty();
        return WonAsked.ever(grouping, origin, !whole).href();
    }
}
