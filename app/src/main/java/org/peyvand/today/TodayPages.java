package org.peyvand.today;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import org.peyvand.commerce.Imports;
import org.peyvand.commerce.Sales;
import org.peyvand.commerce.ShopTroubles;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.Quarantine;
import org.peyvand.customer.CustomerList;
import org.peyvand.delivery.Deliveries;
import org.peyvand.timeline.Entry;
import org.peyvand.timeline.Timeline;
import org.peyvand.web.Page;
import org.peyvand.web.Part;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.Acquisitions;
import org.peyvand.worth.Silences;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import peyvand.templates.Templates;

/** The first page of the day. */
@Controller
class TodayPages {

    private static final int MOST_LATE = 12;
    private static final int MOST_FAILED = 5;

    private final Templates templates;
    private final CustomerList customers;
    private final Timeline timeline;
    private final Sales sales;
    private final Imports imports;
    private final Inbox inbox;
    private final Deliveries deliveries;
    private final Silences silences;
    private final Acquisitions acquisitions;
    private final Quarantine quarantine;
    private final ShopTroubles shops;

    TodayPages(
            Templates templates,
            CustomerList customers,
            Timeline timeline,
            Sales sales,
            Imports imports,
            Inbox inbox,
            Deliveries deliveries,
            Silences silences,
            Acquisitions acquisitions,
            Quarantine quarantine,
            ShopTroubles shops) {
        this.templates = templates;
        this.customers = customers;
        this.timeline = timeline;
        this.sales = sales;
        this.imports = imports;
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.silences = silences;
        this.acquisitions = acquisitions;
        this.quarantine = quarantine;
        this.shops = shops;
    }

    @Bean
    static Part todayPart() {
        return new Part("today", "/", "today", 10);
    }

    @GetMapping("/")
    JteModel today(Page page) {
        return templates.todayToday(page, morning(page));
    }

    private Morning morning(Page page) {
        var yesterday = page.reader()
                .today()
                .minusDays(1)
                .atStartOfDay(page.reader().zone())
                .toInstant();
        var tonight = page.reader()
                .today()
                .plusDays(1)
                .atStartOfDay(page.reader().zone())
                .toInstant();
        var latest = timeline.latest(Optional.empty()).entries();
        var names = customers.byId(latest.stream().map(Entry::customer).toList());
        return new Morning(
                imports.unfinished(MOST_FAILED),
                inbox.due(tonight),
                mends() ? deliveries.troubled() : 0,
                quarantine.waiting(),
                mends() ? shops.broken() : List.of(),
                sales.quietSince(),
                customers.lateAndWorthMost(MOST_LATE),
                customers.late(Morning.MOST_COUNTED),
                silences.summary(),
                acquisitions.alarms(),
                sales.since(yesterday),
                latest,
                names);
    }

    /** Whether the member could put right what stands still. */
    private static boolean mends() {
        return Acting.now().role().allows(Permission.CHANGE_SETTINGS);
    }
}
