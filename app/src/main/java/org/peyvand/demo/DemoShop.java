package org.peyvand.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.commerce.NewLine;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.ChannelRules;
import org.peyvand.customer.Clue;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.People;
import org.peyvand.customer.Person;
import org.peyvand.money.MoneyUnit;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.Happening.Direction;
import org.peyvand.timeline.NewEntry;
import org.peyvand.timeline.Timeline;
import org.peyvand.web.Language;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.HolidayTable;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.SetUp;
import org.peyvand.workspace.Statistics;
import org.peyvand.workspace.WorkspaceSettings;
import org.peyvand.workspace.Workspaces;
import org.peyvand.worth.Horizon;
import org.peyvand.worth.Horizons;
import org.peyvand.worth.Spends;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty installation with the made-up shop, in one transaction: all of it or, stopped half-way, nothing. */
@Component
@ConditionalOnProperty("peyvand.demo")
class DemoShop {

    static final String EMAIL = "demo@peyvand.example";
    static final String PASSWORD = "قهوه با هل و دارچین";
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final String CURRENCY = "IRR";
    private static final int BATCH = 500;

    private final Workspaces workspaces;
    private final HolidayTable holidays;
    private final Members members;
    private final SetUp setUp;
    private final Customers customers;
    private final People people;
    private final Orders orders;
    private final Timeline timeline;
    private final ChannelRules rules;
    private final Spends spends;
    private final Horizons horizons;
    private final Statistics statistics;
    private final DemoArticles articles;
    private final DemoInbox inbox;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DemoShop(
            Workspaces workspaces,
            HolidayTable holidays,
            Members members,
            SetUp setUp,
            Customers customers,
            People people,
            Orders orders,
            Timeline timeline,
            ChannelRules rules,
            Spends spends,
            Horizons horizons,
            Statistics statistics,
            DemoArticles articles,
            DemoInbox inbox,
            Clock clock,
            TransactionTemplate transaction) {
        this.workspaces = workspaces;
        this.holidays = holidays;
        this.members = members;
        this.setUp = setUp;
        this.customers = customers;
        this.people = people;
        this.orders = orders;
        this.timeline = timeline;
        this.rules = rules;
        this.spends = spends;
        this.horizons = horizons;
        this.statistics = statistics;
        this.articles = articles;
        this.inbox = inbox;
        this.clock = clock;
        this.transaction = transaction;
    }

    @EventListener(ApplicationStartedEvent.class)
    void open() {
        if (setUp.isNeeded()) {
            Acting.run(Actor.system(Workspaces.newId()), () -> {
                transaction.executeWithoutResult(opening -> fill());
                statistics.renew();
            });
        }
        System.out.println("\n  The made-up shop: log in as " + EMAIL + " with the password  " + PASSWORD);
    }

    private void fill() {
        var settings = new WorkspaceSettings(
                "قهوه‌سرای نمونه",
                Language.FA,
                CalendarSystem.JALALI,
                CURRENCY,
                MoneyUnit.TOMAN,
                TEHRAN,
                "IR",
                WeeklyHours.parse("sat-wed 09:00-13:00,16:00-21:00; thu 09:00-13:00"),
                true);
        workspaces.create(settings);
        holidays.fillWithSolarHolidays(settings);
        members.add(EMAIL, PASSWORD, "مدیر نمونه", Role.OWNER, Language.FA);
        var last = LocalDate.ofInstant(clock.instant(), TEHRAN).minusDays(1);
        var shop = new MadeUpShop(last, TEHRAN).customers();
        var channels = new MadeUpChannels();
        rules.put("utm", "instagram", MadeUpChannels.INFLUENCER, MadeUpChannels.INFLUENCERS);
        var ids = new HashMap<MadeUpCustomer, UUID>();
        inBatches(shop, some -> ids.putAll(writeDown(some)));
        inBatches(
                shop.stream()
                        .flatMap(customer -> orders(customer, ids.get(customer), channels.of(customer)))
                        .toList(),
                orders::upsert);
        inBatches(
                shop.stream()
                        .flatMap(customer -> touches(customer, ids.get(customer)))
                        .toList(),
                timeline::record);
        spends.tell(channels.spends(last), Spends.By.FILE);
        horizons.change(new Horizon(Horizon.USUAL.months(), Horizon.USUAL.yearlyRate(), MadeUpChannels.MARGIN));
        articles.fill();
        shop.forEach(customer -> customer.tags().forEach(tag -> customers.tag(ids.get(customer), tag)));
        inbox.fill(shop);
    }

    private Map<MadeUpCustomer, UUID> writeDown(List<MadeUpCustomer> some) {
        var resolved = people.resolve(some.stream().map(this::person).toList());
        var ids = new HashMap<MadeUpCustomer, UUID>();
        for (int i = 0; i < some.size(); i++)
            ids.put(some.get(i), resolved.get(i).customer());
        return ids;
    }

    private Person person(MadeUpCustomer customer) {
        var handles = new ArrayList<>(List.of(
                customers.handle(HandleKind.SHOP, String.valueOf(customer.number())),
                customers.handle(HandleKind.MOBILE, customer.mobile())));
        if (!customer.mail().isEmpty()) handles.add(customers.handle(HandleKind.MAIL, customer.mail()));
        return new Person(customer.name(), customer.city(), handles);
    }

    /** The first of them tells how the customer came. */
    static Stream<NewOrder> orders(MadeUpCustomer customer, UUID id, List<Clue> clues) {
        var first = customer.bought().getFirst();
        return customer.bought().stream()
                .map(bought -> new NewOrder(
                        "shop",
                        bought.number(),
                        Optional.of(id),
                        bought.at(),
                        CURRENCY,
                        "",
                        bought.items().stream().map(DemoShop::line).toList(),
                        bought == first ? clues : List.of()));
    }

    private static NewLine line(MadeUpCustomer.Item item) {
        return NewLine.of(
                item.goods().code(),
                item.goods().name(),
                BigDecimal.valueOf(item.quantity()),
                BigDecimal.valueOf(item.goods().price()));
    }

    static Stream<NewEntry> touches(MadeUpCustomer customer, UUID id) {
        return customer.touches().stream()
                .map(touch -> new NewEntry(id, touch.at(), happening(touch), NewEntry.DESK, Optional.empty()));
    }

    private static Happening happening(MadeUpCustomer.Touch touch) {
        return switch (touch.kind()) {
            case NOTE -> new Happening.Note(touch.text());
            case VISIT -> new Happening.Visit(touch.text());
            case CALL -> new Happening.Call(Direction.FROM_CUSTOMER, Optional.of(touch.minutes()), touch.text());
            case MISSED_CALL -> new Happening.Call(Direction.MISSED, Optional.empty(), touch.text());
        };
    }

    private static <T> void inBatches(List<T> all, Consumer<List<T>> each) {
        for (int from = 0; from < all.size(); from += BATCH)
            each.accept(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
}
