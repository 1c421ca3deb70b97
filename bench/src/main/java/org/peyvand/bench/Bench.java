package org.peyvand.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import org.peyvand.bench.Options.Part;

/** Measures the built program and prints what was found. Nothing here passes or fails on a time. */
public final class Bench {

    private final Options options;
    private final Report report = new Report();

    private Bench(Options options) {
        this.options = options;
    }

    public static void main(String[] words) throws IOException, InterruptedException, SQLException {
        try {
            new Bench(Options.read(words)).run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        if (options.asks(Part.IMPORT)) importOrders();
        if (options.asks(Part.WORTH)) worth();
        if (options.asks(Part.WORTH)) inShopOfShoppers();
        if (options.asks(Part.PAGES) || options.asks(Part.API) || options.asks(Part.START)) inFilledShop();
        if (options.asks(Part.DESK)) desk();
        if (options.asks(Part.CHAT)) chat();
        if (options.asks(Part.MAIL)) mail();
        if (options.asks(Part.RETRIEVAL)) retrieval();
        if (!options.hold()) report.print();
    }

    private void importOrders() throws IOException, InterruptedException, SQLException {
        try (var shop = Shop.open(program(), options.folder(), "import")) {
            describeMachine(shop);
            new Import(program(), options, report).run(shop);
        }
    }

    private void worth() throws IOException, InterruptedException {
        if (options.parts().equals(EnumSet.of(Part.WORTH))) report.add(Machine.described("not used"));
        new Worth(options, report).run();
    }

    private void inShopOfShoppers() throws IOException, InterruptedException, SQLException {
        try (var shop = Shop.open(program(), options.folder(), "worth")) {
            var filling = Filling.ofShoppers(shop, report);
            var pages = new PagesMeasure(shop, options, report, List.of(1));
            for (int size : options.sizes()) {
                filling.upTo(size);
                var kept = new WorthKept(shop, options, report);
                kept.run(filling);
                pages.run(
                        "%,d customers, ten orders each".formatted(size),
                        "plans-worth-" + size + ".txt",
                        Pages.ofWorth());
                kept.afterAnOrder(filling, Pages.ofWorth());
            }
            if (options.hold()) hold(shop);
        }
    }

    private void desk() throws IOException, InterruptedException, SQLException {
        try (var shop = Shop.open(program(), options.folder(), "desk")) {
            if (options.parts().equals(EnumSet.of(Part.DESK))) describeMachine(shop);
            var pages = new PagesMeasure(shop, options, report, List.of(1, 8, 32));
            var filling = new DeskFilling(shop, report);
            for (int size : options.talks()) {
                filling.make(size);
                pages.run("%,d conversations".formatted(size), "plans-desk-" + size + ".txt", DeskPages.of(filling));
                new DeskApi(shop, options, report).run(filling);
                new DeskScreens(shop, options, report).run(filling);
            }
            if (options.hold()) hold(shop);
        }
    }

    private void chat() throws IOException, InterruptedException, SQLException {
        try (var shop = Shop.open(program(), options.folder(), "chat")) {
            if (options.parts().equals(EnumSet.of(Part.CHAT))) describeMachine(shop);
            new ChatMeasure(shop, options, report).run();
        }
    }

    private void mail() throws IOException, InterruptedException, SQLException {
        try (var shop = Shop.open(program(), options.folder(), "mail")) {
            if (options.parts().equals(EnumSet.of(Part.MAIL))) describeMachine(shop);
            new MailMeasure(shop, options, report).run();
        }
    }

    private void retrieval() throws IOException, InterruptedException, SQLException {
        try (var shop = Shop.open(program(), options.folder(), "retrieval")) {
            if (options.parts().equals(EnumSet.of(Part.RETRIEVAL))) describeMachine(shop);
            new Retrieval(options, report).run(shop);
        }
    }

    private void inFilledShop() throws IOException, InterruptedException, SQLException {
        try (var shop = Shop.open(program(), options.folder(), "shop")) {
            if (!options.asks(Part.IMPORT)) describeMachine(shop);
            var filling = Filling.ofCustomers(shop, report);
            filling.proveWords();
            if (options.asks(Part.PAGES)) pages(shop, filling);
            filling.upTo(options.sizes().getFirst());
            if (options.asks(Part.API)) new Api(shop, options, report).run(filling);
            if (options.asks(Part.START)) new Start(shop, options, report).run(program(), filling);
            if (options.hold()) hold(shop);
        }
    }

    private void pages(Shop shop, Filling filling) throws IOException, InterruptedException, SQLException {
        var pages = new PagesMeasure(shop, options, report, List.of(1, 8));
        for (int size : options.sizes()) {
            filling.upTo(size);
            new WorthKept(shop, options, report).run(filling);
            pages.run("%,d customers, ten entries each".formatted(size), "plans-" + size + ".txt", Pages.of(filling));
        }
    }

    private void hold(Shop shop) throws IOException {
        report.print();
        System.err.println("The shop is open: " + shop.program().address("/") + ", its data in " + shop.folder()
                + ". The Enter key closes it.");
        System.in.read();
    }

    private Program program() {
        return Program.builtIn(options.root());
    }

    private void describeMachine(Shop shop) throws IOException, SQLException {
        report.add(Machine.described(shop.database().ask("show server_version")));
    }
}
