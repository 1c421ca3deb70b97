package org.peyvand.worth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peyvand.customer.Origin;
import org.peyvand.customer.Origins;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.model.Acquisition;
import org.peyvand.worth.spend.SpendBook;
import org.peyvand.worth.tally.SourceTally.Grouping;
import org.peyvand.worth.won.AcquisitionAsked;
import org.peyvand.worth.won.AcquisitionFigures;
import org.peyvand.worth.won.AcquisitionReport;
import org.peyvand.worth.won.AcquisitionReports;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which channels cost more than they bring, for the day's page. */
@Service
public class Acquisitions {

    private static final int ALARM_MONTHS = 12;

    private final AcquisitionReports reports;
    private final SpendBook spends;
    private final Origins origins;

    Acquisitions(AcquisitionReports reports, SpendBook spends, Origins origins) {
        this.reports = reports;
        this.spends = spends;
        this.origins = origins;
    }

    /**
     * A channel by which a customer costs more than they bring.
     *
     * @param key of the channel
     * @param cost of a new customer, in the smallest unit; empty where nobody came at all
     * @param value what one of them brings
     * @param sure whether it is hardly chance
     */
    public record Alarm(String key, String channel, Optional<Long> cost, long value, boolean sure) {

        /** Leads to what is behind it. */
        public String href() {
            return new AcquisitionAsked("first", ALARM_MONTHS, "").inside(key);
        }
    }

    /** The alarms of the last twelve months that are over, by first touch, the dearest channel first. */
    @Transactional(readOnly = true)
    public List<Alarm> alarms() {
        if (!Acting.now().role().allows(Permission.SEE_WORTH) || !spends.areThere()) return List.of();
        var names = origins.names();
        return reports.report(Grouping.FIRST, ALARM_MONTHS).channels().stream()
                .filter(line ->
                        line.origin().isKnown() && line.numbers().verdict().isAlarm())
                .map(line -> alarm(line, names))
                .toList();
    }

    private static Alarm alarm(AcquisitionReport.Line line, Map<Origin, Origins.Named> names) {
        var numbers = line.numbers();
        var cost = numbers.customers() == 0
                ? Optional.<Long>empty()
                : Optional.of(AcquisitionFigures.rounded(numbers.cost().expected()));
        return new Alarm(
                line.origin().channel(),
                names.get(line.origin()).channel(),
                cost,
                AcquisitionFigures.rounded(numbers.value().expected()),
                numbers.verdict() == Acquisition.Verdict.LOSS);
    }
}
