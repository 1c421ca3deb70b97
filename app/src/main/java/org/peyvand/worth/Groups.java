package org.peyvand.worth;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.peyvand.customer.Origin;
import org.peyvand.customer.Origins;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.SourceTally.Grouping;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Customers put together by what won them, whatever the month of their first purchase. */
@Service
class Groups {

    /** The most groups shown, the largest first. */
    static final int MOST = 30;

    private static final LocalDate EARLIEST = LocalDate.of(1799, 3, 21);

    private final SourceTally sourceTally;
    private final Acquisitions acquisitions;
    private final Beginnings beginnings;
    private final Origins origins;
    private final Books books;
    private final Clock clock;

    Groups(
            SourceTally sourceTally,
            Acquisitions acquisitions,
            Beginnings beginnings,
            Origins origins,
            Books books,
            Clock clock) {
        this.sourceTally = sourceTally;
        this.acquisitions = acquisitions;
        this.beginnings = beginnings;
        this.origins = origins;
        this.books = books;
        this.clock = clock;
    }

    /** By what customers may be put together. */
    enum By {
        CHANNEL,
        CAMPAIGN,
        PRODUCT,
        REFERRAL;

        /** Empty for the month of first purchase, and for what is none of these. */
        static Optional<By> of(String word) {
            return java.util.Arrays.stream(values())
                    .filter(by -> by.name().equalsIgnoreCase(word))
                    .findFirst();
        }
    }

    /** A group, and the address of its customers or "". */
    record Group(String label, String href, Pooled customers) {}

    /** By first touch, the largest first, in the reader's words. */
    @Transactional(readOnly = true)
    public List<Group> of(By by, Reader reader) {
        Acting.require(Permission.SEE_WORTH);
        var names = origins.names();
        return switch (by) {
            case CHANNEL -> groups(Grouping.FIRST, true, Origin::whole, one -> channel(one, names, reader));
            case CAMPAIGN -> groups(Grouping.FIRST, false, one -> one, one -> campaign(one, names));
            case PRODUCT -> products(reader);
            case REFERRAL ->
                groups(
                        Grouping.REFERRED,
                        true,
                        one -> one,
                        one -> reader.say(one.isKnown() ? "worth.group.referred" : "worth.group.notReferred"));
        };
    }

    /** Made in the background, for those most began with. */
    private List<Group> products(Reader reader) {
        var codes = sourceTally.read(Grouping.PRODUCT, EARLIEST).keySet().stream()
                .map(cell -> cell.origin().channel())
                .distinct()
                .toList();
        var names = beginnings.names(codes);
        return groups(Grouping.PRODUCT, false, one -> one, one -> names.getOrDefault(one.channel(), one.channel()));
    }

    private static String channel(Origin origin, Map<Origin, Origins.Named> names, Reader reader) {
        return origin.isKnown() ? names.get(origin).channel() : reader.say("worth.won.unknown");
    }

    private static String campaign(Origin origin, Map<Origin, Origins.Named> names) {
        var named = names.get(origin);
        return named.channel() + " · " + named.campaign();
    }

    private List<Group> groups(
            Grouping grouping, boolean withRest, Function<Origin, Origin> which, Function<Origin, String> label) {
        var cells = sourceTally.read(grouping, EARLIEST);
        if (withRest) cells.putAll(acquisitions.unknown(grouping, EARLIEST, cells));
        else if (grouping == Grouping.FIRST)
            cells.keySet().removeIf(cell -> cell.origin().campaign().isEmpty());
        var sums = new HashMap<Origin, Map<CohortTally.Cell, Sums>>();
        cells.forEach((cell, some) -> sums.computeIfAbsent(which.apply(cell.origin()), _ -> new HashMap<>())
                .merge(new CohortTally.Cell(cell.cohort(), cell.month()), some, Sums::plus));
        var book = books.current();
        var today = book.dayOf(clock.instant());
        var groups = new ArrayList<Group>();
        sums.forEach((origin, some) -> {
            var pooled = new Pooled(Report.cohorts(some, book, today));
            if (pooled.size() > 0) groups.add(new Group(label.apply(origin), people(grouping, origin, today), pooled));
        });
        groups.sort(Comparator.comparingLong((Group group) -> -group.customers().size())
                .thenComparing(Group::label));
        return groups.subList(0, Math.min(MOST, groups.size()));
    }

    private static String people(Grouping grouping, Origin origin, LocalDate today) {
        if (grouping != Grouping.FIRST) return "";
        return AcquisitionAsked.of("first", 0, "")
                .people(origin, !origin.campaign().isEmpty(), EARLIEST, today);
    }
}
