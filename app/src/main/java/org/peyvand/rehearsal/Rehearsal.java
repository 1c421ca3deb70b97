package org.peyvand.rehearsal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.commerce.Import;
import org.peyvand.commerce.Imports;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Language;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.WorkspaceSettings;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what the first hour with Peyvand does, on a program whose data is thrown away after: opens a shop, takes a table of
 * orders in, and looks at the pages. What Java had to load and learn for that it writes down as it ends, and the program
 * begins with it the next time.
 */
@Component
class Rehearsal {

    private static final String EMAIL = "rehearsal@peyvand.example";
    private static final int ORDERS = 400;
    private static final int CUSTOMERS = 60;
    private static final Duration LONGEST_IMPORT = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** What is looked at; {@code %s} stands for a customer of the shop. */
    private static final List<String> PAGES = List.of(
            "/",
            "/customers",
            "/customers?q=%D9%85%D8%B4",
            "/customers/%s",
            "/inbox",
            "/worth",
            "/worth/cohorts",
            "/worth/silent",
            "/knowledge",
            "/settings");

    private final Workspaces workspaces;
    private final Members members;
    private final Imports imports;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Rehearsal(Workspaces workspaces, Members members, Imports imports, TransactionTemplate transaction, Clock clock) {
        this.workspaces = workspaces;
        this.members = members;
        this.imports = imports;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Plays it through on the program that listens there.
     *
     * @throws IllegalStateException when the import does not come to its end, or a page does not answer
     */
    void play(int port) throws InterruptedException {
        var password = UUID.randomUUID().toString();
        var actor = Actor.system(Workspaces.newId());
        Acting.run(actor, () -> transaction.executeWithoutResult(_ -> open(password)));
        Acting.as(actor, this::takeOrders);
        var visitor = new Visitor(port);
        visitor.logIn(EMAIL, password);
        var customer = visitor.firstLink("/customers", "/customers/");
        for (var page : PAGES) visitor.read(page.replace("%s", customer));
    }

    private void open(String password) {
        workspaces.create(new WorkspaceSettings(
                "نمونه",
                Language.FA,
                CalendarSystem.JALALI,
                "IRR",
                MoneyUnit.TOMAN,
                ZoneId.of("Asia/Tehran"),
                "IR",
                WeeklyHours.parse("sat-wed 09:00-13:00,16:00-21:00; thu 09:00-13:00"),
                true));
        members.add(EMAIL, password, "نمونه", Role.OWNER, Language.FA);
    }

    private Void takeOrders() throws InterruptedException {
        var id = imports.upload("orders.csv", new ByteArrayInputStream(orders().getBytes(StandardCharsets.UTF_8)));
        imports.start(id, imports.get(id).plan());
        var end = clock.instant().plus(LONGEST_IMPORT);
        while (imports.get(id).isRunning() && clock.instant().isBefore(end)) Thread.sleep(LOOK_EVERY);
        var state = imports.get(id).state();
        if (state != Import.State.DONE) throw new IllegalStateException("The import is " + state);
        return null;
    }

    /** Two lines each, one of ten a return. */
    private String orders() {
        var text = new StringBuilder("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,Mobile,Name\n");
        var first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(ORDERS + 1L);
        for (int order = 0; order < ORDERS; order++) {
            for (int line = 0; line < 2; line++) {
                text.append("%d,P%d,کالای %d,%d,%s,%d,0912%07d,مشتری %d%n"
                        .formatted(
                                1000 + order,
                                (order + line) % 30,
                                (order + line) % 30,
                                order % 10 == 9 ? -1 : 1 + line,
                                first.plusDays(order),
                                10_000 * (1 + order % 7),
                                order % CUSTOMERS,
                                order % CUSTOMERS));
            }
        }
        return text.toString();
    }
}
