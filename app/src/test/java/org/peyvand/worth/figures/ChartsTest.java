package org.peyvand.worth.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.commerce.Orders;
import org.peyvand.customer.Clue;
import org.peyvand.customer.Customers;
import org.peyvand.language.Digits;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.worth.SimulatedShop;
import org.peyvand.worth.Spend;
import org.peyvand.worth.Spends;
import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every chart is read as a table beside it, taken along as a file, and leads to the customers it counts. */
@PeyvandTest
class ChartsTest {

    private static final Instant NOW = Instant.parse("2025-06-01T08:00:00Z");

    @Autowired
    Customers customers;

    @Autowired
    Orders orders;

    @Autowired
    Spends spends;

    @Autowired
    Upkeep upkeep;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private TestClient owner;

    @BeforeEach
    void open() {
        clock.set(NOW);
        var shop = TestWorkspace.create();
        shop.run(() -> {
            transaction.executeWithoutResult(_ -> {
                var made = new SimulatedShop(customers, orders);
                made.fill(5, 90);
                for (int i = 0; i < 14; i++) won(made, i, new Clue.Utm("instagram", "", i % 2 == 0 ? "بلاگر" : "یلدا"));
                for (int i = 0; i < 4; i++) won(made, i, new Clue.Referral("ALI-7"));
                spends.tell(
                        List.of(new Spend("اینستاگرام", "بلاگر", LocalDate.of(2025, 2, 19), 20_000_000)),
                        Spends.By.TYPED);
            });
            upkeep.tend();
        });
        owner = TestClient.member(shop.owner());
    }

    private void won(SimulatedShop made, int i, Clue clue) {
        var who = made.somebody("خریدار " + i);
        for (int time = 0; time <= i % 3; time++) {
            var day = LocalDate.of(2025, 2, 24).plusDays(20L * time + i);
            made.buys(who, day, "CH", 1_000_000, "IRR", time == 0 ? List.of(clue) : List.of());
        }
    }

    private Document page(String path) {
        var answer = owner.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/worth",
                "/worth/cohorts",
                "/worth/cohorts?show=earned",
                "/worth/cohorts?by=channel",
                "/worth/cohorts?by=channel&show=earned",
                "/worth/cohorts?by=campaign",
                "/worth/cohorts?by=campaign&show=earned",
                "/worth/cohorts?by=product",
                "/worth/cohorts?by=referral",
                "/worth/cohorts?by=referral&show=earned"
            })
    void ofWhatWasEarned(String path) {
        var page = page(path);
        assertReadAsTables(page, path.contains("cohorts") ? 2 : 4);
        for (var table : page.select("details.figures table")) {
            var leads = table.select("tbody a[href]").eachAttr("href");
            assertThat(leads).as(table.id()).isNotEmpty();
            leads.stream().distinct().limit(4).forEach(this::assertNamesSomebody);
        }
    }

    @Test
    void ofAChannelAndOfTheModels() {
        var channels = page("/worth/acquisition");
        var channel = page(
                channels.select("#won a[href*=/acquisition/channel]").first().attr("href"));
        assertReadAsTables(channel, 1);
        assertNamesSomebody(
                channel.select("#figures-won-curve tbody a[href]").first().attr("href"));
        assertReadAsTables(page("/worth/model"), 4);
    }

    /** A chart without a table beside it, a file of other lines than the table, or fewer tables than there should be. */
    private void assertReadAsTables(Document page, int tables) {
        for (var plot : page.select("figure.plot"))
            assertThat(plot.closest("section.card").select("details.figures table"))
                    .as(plot.attr("aria-label"))
                    .hasSize(1);
        assertThat(page.select("details.figures")).hasSizeGreaterThanOrEqualTo(tables);
        for (var figures : page.select("details.figures")) assertFile(figures);
    }

    private void assertFile(Element figures) {
        var name = figures.select("caption").text();
        var file = owner.get(figures.select("a.btn").attr("href"));
        assertThat(file.headers().firstValue("Content-Type").orElse("")).contains("text/csv");
        var lines = file.body().lines().toList();
        var rows = figures.select("tbody tr");
        assertThat(rows).as(name).isNotEmpty();
        assertThat(lines).as(name).hasSize(rows.size() + 1);
        assertThat(lines.getFirst().replace("\uFEFF", "").split(","))
                .as(name)
                .containsExactlyElementsOf(figures.select("thead th").eachText());
        for (int i = 0; i < rows.size(); i++)
            assertThat(lines.get(i + 1))
                    .as(name)
                    .startsWith(rows.get(i).select("th").text());
    }

    private void assertNamesSomebody(String href) {
        assertThat(page(href).select("a[href~=^/customers/[0-9a-f]{8}-]"))
                .as(href)
                .isNotEmpty();
    }

    @Test
    void behindWhoCameOnceMoreStandAsManyNamesAsItCounts() {
        var counted = 0;
        for (var row : page("/worth").select("#figures-steps tbody tr")) {
            for (var cell : row.select("td a")) {
                var names = names(cell.attr("href"));
                assertThat(names)
                        .as(row.text())
                        .hasSize(Integer.parseInt(Digits.toAscii(cell.text()).replaceAll("\\D", "")));
                counted++;
            }
        }
        assertThat(counted).isGreaterThan(3);
    }

    @Test
    void whoBoughtAgainWithinSoManyDaysStandsThereTheSoonestFirst() {
        var rows = page("/worth").select("#figures-again tbody tr");
        var before = 0;
        for (var row : rows.subList(0, 4)) {
            var names = names(row.select("td a").attr("href"));
            assertThat(names.size()).as(row.text()).isGreaterThanOrEqualTo(before);
            before = names.size();
            var days = Integer.parseInt(Digits.toAscii(row.select("th").text()).replaceAll("\\D", ""));
            var waited = names.stream()
                    .map(line -> Integer.parseInt(line.split(",")[4]))
                    .toList();
            assertThat(waited).isSorted().allSatisfy(one -> assertThat(one).isBetween(1, days));
        }
        assertThat(before).isPositive();
    }

    /** All of them by pages, as many as the file has. */
    private List<String> names(String href) {
        var file = owner.get(href.replace("/again?", "/again/file?"));
        assertThat(file.statusCode()).isEqualTo(200);
        var shown = new ArrayList<String>();
        var next = href;
        while (!next.isEmpty()) {
            var page = page(next);
            shown.addAll(page.select("a[href~=^/customers/[0-9a-f]{8}-]").eachAttr("href"));
            next = page.select("[hx-get*=/again/more], a[href*=/again/more]").stream()
                    .findFirst()
                    .map(more -> more.hasAttr("hx-get") ? more.attr("hx-get") : more.attr("href"))
                    .orElse("");
        }
        var lines = file.body().lines().skip(1).toList();
        assertThat(shown).doesNotHaveDuplicates().hasSize(lines.size());
        return lines;
    }
}
