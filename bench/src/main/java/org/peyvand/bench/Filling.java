package org.peyvand.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Fills a shop with made-up customers, past the program: as owner, by {@code COPY}, in the rows it would write itself. */
final class Filling {

    private static final int CHUNK = 5_000;
    private static final int WORTH_REBUILDING = 100_000;
    private static final List<String> TABLES = List.of(
            "customer.customer",
            "customer.standing",
            "customer.handle",
            "customer.search_token",
            "timeline.entry",
            "commerce.orders",
            "commerce.order_line",
            "customer.touch");

    private final Shop shop;
    private final Report report;
    private final boolean shoppers;
    private final Instant now = Instant.now();
    private final CopyRows customers =
            new CopyRows("customer.customer (workspace_id, customer_id, name, name_key, city, city_key, created_at)");
    private final CopyRows standings =
            new CopyRows("customer.standing (workspace_id, customer_id, orders, spent, returns,"
                    + " returned, first_order_at, last_order_at, contacted_at, usual_gap_days, late_from)");
    private final CopyRows handles = new CopyRows("customer.handle (workspace_id, handle_id, customer_id,"
            + " original_customer_id, kind, key, typed, created_at)");
    private final CopyRows words = new CopyRows("customer.search_token (workspace_id, token, customer_id)");
    private final CopyRows entries = new CopyRows("timeline.entry (workspace_id, entry_id, customer_id,"
            + " original_customer_id, at, kind, facts, source, external_id, author, recorded_at)");
    private final CopyRows orders = new CopyRows(
            "commerce.orders (workspace_id, order_id, source, number, number_key,"
                    + " kind, customer_id, original_customer_id, placed_at, currency, total, lines, content_hash, recorded_at)");
    private final CopyRows lines = new CopyRows("commerce.order_line (workspace_id, order_id, line_no, product_id,"
            + " description, quantity, unit_price, total)");
    private final CopyRows touches = new CopyRows("customer.touch (workspace_id, touch_id, customer_id,"
            + " original_customer_id, at, channel_key, how, source, reference, told_at)");
    private int filled;

    private Filling(Shop shop, Report report, boolean shoppers) {
        this.shop = shop;
        this.report = report;
        this.shoppers = shoppers;
    }

    /** Ten entries each, six of them orders. */
    static Filling ofCustomers(Shop shop, Report report) {
        return new Filling(shop, report, false);
    }

    /** Ten orders and returns each, with their products, and of some what won them. */
    static Filling ofShoppers(Shop shop, Report report) throws SQLException, IOException {
        shop.database()
                .execute(PRODUCTS.formatted(shop.workspace(), PRODUCT_COUNT), CHANNELS.formatted(shop.workspace()));
        return new Filling(shop, report, true);
    }

    private static final int PRODUCT_COUNT = 2_000;
    private static final int CHANNEL_COUNT = 8;
    private static final String PRODUCTS = """
            insert into commerce.product (workspace_id, product_id, code, name, created_at)
            select '%s', ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'p' || n, 'کالای ' || n, now()
            from generate_series(0, %d) as n""";
    private static final String CHANNELS = """
            insert into customer.origin (workspace_id, channel_key, name, created_at)
            select '%s', 'c' || n, 'کانال ' || n, now() from generate_series(0, 7) as n""";

    int size() {
        return filled;
    }

    Person person(int number) {
        return shoppers ? Person.shopper(number, now) : Person.numbered(number, now);
    }

    /**
     * Puts one customer in through the program's own form and compares its search words with ours.
     *
     * @throws IllegalStateException when they differ, as then no search figure would mean anything
     */
    void proveWords() throws IOException, InterruptedException, SQLException {
        var typed = Map.of("name", "زهرا نازنین محمدی", "mobile", "09351112233", "mail", "zahra.m@mail.example");
        var to = shop.owner().submit("/customers/new", "/customers", typed).leadsTo();
        var ours = new TreeSet<>(SearchWords.ofName(typed.get("name")));
        ours.addAll(SearchWords.ofMobile("9351112233"));
        ours.addAll(SearchWords.ofMail(typed.get("mail")));
        var theirs = wordsOf(UUID.fromString(to.substring(to.lastIndexOf('/') + 1)));
        if (!ours.equals(theirs))
            throw new IllegalStateException("Search words differ: " + theirs + " and not " + ours);
    }

    private Set<String> wordsOf(UUID customer) throws SQLException, IOException {
        var found = shop.database()
                .ask("select string_agg(token, ' ') from customer.search_token where customer_id = '" + customer + "'");
        return new TreeSet<>(List.of(found.split(" ")));
    }

    /** Fills up to so many; indexes that many rows would slow down are made anew behind them. */
    void upTo(int size) throws SQLException, IOException {
        if (size <= filled) return;
        report.progress("making " + (size - filled) + " customers");
        var loading = new Loading(shop, report, TABLES);
        if (size - filled >= WORTH_REBUILDING) loading.load(connection -> copyUpTo(connection, size));
        else loading.add(connection -> copyUpTo(connection, size));
    }

    private void copyUpTo(Connection connection, int size) throws SQLException, IOException {
        while (filled < size) copy(connection, Math.min(size, filled + CHUNK));
    }

    private void copy(Connection connection, int to) throws SQLException, IOException {
        for (int number = filled; number < to; number++) add(person(number), number);
        for (var rows : List.of(customers, standings, handles, words, entries, orders, lines, touches))
            rows.send(connection);
        filled = to;
        if (filled % 100_000 == 0) report.progress(filled + " customers");
    }

    private void add(Person person, int number) {
        var workspace = shop.workspace();
        var id = person.id();
        var key = person.name().replace(" ", "");
        customers.row(workspace, id, person.name(), key, person.city(), person.city(), person.since());
        addStanding(id, Standing.of(person.happenings()));
        addHandles(person, number);
        for (var happening : person.happenings()) {
            addEntry(id, happening);
            if (happening.isOrder()) addOrder(id, happening);
            if (shoppers) addLine(happening);
        }
        if (shoppers && number % 5 < 2) addTouch(person);
    }

    private void addLine(Person.Happening order) {
        long product = Math.floorMod(order.order().getLeastSignificantBits(), PRODUCT_COUNT);
        var id = new UUID(0x4000L, 0x8000000000000000L | product);
        lines.row(shop.workspace(), order.order(), 1, id, "", 1, order.total(), order.total());
    }

    private void addTouch(Person person) {
        var channel = "c" + Math.floorMod(person.id().getLeastSignificantBits(), CHANNEL_COUNT);
        touches.row(
                shop.workspace(),
                person.id(),
                person.id(),
                person.id(),
                person.since(),
                channel,
                "told",
                "bench",
                person.id(),
                person.since());
    }

    private void addStanding(UUID id, Standing standing) {
        standings.row(
                shop.workspace(),
                id,
                standing.orders(),
                standing.spent(),
                standing.returns(),
                standing.returned(),
                standing.firstOrder(),
                standing.lastOrder(),
                standing.lastSeen(),
                standing.gapDays(),
                standing.lateFrom());
    }

    private void addHandles(Person person, int number) {
        var found = new LinkedHashSet<>(SearchWords.ofName(person.name()));
        addHandle(person, "mobile", "+98" + person.mobile(), "0" + person.mobile(), 2L * number);
        found.addAll(SearchWords.ofMobile(person.mobile()));
        person.mail().ifPresent(mail -> {
            addHandle(person, "mail", mail, mail, 2L * number + 1);
            found.addAll(SearchWords.ofMail(mail));
        });
        for (var word : found) words.row(shop.workspace(), word, person.id());
    }

    private void addHandle(Person person, String kind, String key, String typed, long number) {
        var id = new UUID(person.id().getMostSignificantBits(), 0x9000000000000000L | number);
        handles.row(shop.workspace(), id, person.id(), person.id(), kind, key, typed, person.since());
    }

    private void addEntry(UUID customer, Person.Happening happening) {
        var order = happening.isOrder();
        entries.row(
                shop.workspace(),
                happening.id(),
                customer,
                customer,
                happening.at(),
                happening.kind().name().toLowerCase(Locale.ROOT),
                facts(happening),
                order ? "order" : "desk",
                order ? Optional.of(happening.order()) : Optional.empty(),
                order ? "" : "مدیر فروشگاه",
                happening.at());
    }

    private static String facts(Person.Happening happening) {
        return switch (happening.kind()) {
            case ORDER, RETURN -> """
                    {"order":"%s","number":"%s","total":%d,"currency":"IRR","lines":2,"items":["چای ایرانی","قند شکسته"]}""".formatted(happening.order(), happening.number(), happening.total());
            case VISIT -> "{\"text\":\"برای دیدن نمونه‌های تازه آمد\"}";
            case CALL -> "{\"direction\":\"FROM_CUSTOMER\",\"minutes\":4,\"text\":\"زمان رسیدن سفارش را پرسید\"}";
            case NOTE -> "{\"text\":\"بسته‌بندی هدیه می‌پسندد\"}";
        };
    }

    private void addOrder(UUID customer, Person.Happening happening) {
        orders.row(
                shop.workspace(),
                happening.order(),
                "shop",
                happening.number(),
                happening.number(),
                happening.kind() == Person.Kind.ORDER ? "sale" : "return",
                customer,
                customer,
                happening.at(),
                "IRR",
                happening.total(),
                2,
                "\\\\x" + happening.order().toString().replace("-", "").repeat(2),
                happening.at());
    }
}
