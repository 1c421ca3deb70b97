package org.peyvand.conversation.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.peyvand.FilledShop;
import org.peyvand.PeyvandTest;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Reader;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The search looks at a bounded number of messages, however many there are and however common what is typed. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageSearchPlanTest {

    private static final int MESSAGES = 60_000;

    @Autowired
    MessageSearch search;

    @Autowired
    DSLContext db;

    @Autowired
    TransactionTemplate transaction;

    private FilledShop filled;
    private TestWorkspace shop;

    /** Every message says "common" and one of a thousand words that begin alike. */
    @BeforeAll
    void fill() {
        filled = new FilledShop(db, transaction, shop -> """
                        insert into conversation.conversation (workspace_id, conversation_id, channel, state, last_message_at, begun_at)
                        values ('%1$s', '%1$s', 'form', 'open', now(), now());
                        insert into conversation.message (workspace_id, message_id, conversation_id, number, kind, text, channel, at)
                        select '%1$s', gen_random_uuid(), '%1$s', n, case when n = %2$d then 'outbound' else 'inbound' end, 'common begin' || n %% 1000, 'form',
                            now() - n * interval '1 minute'
                        from generate_series(1, %2$d) as n;
                        insert into conversation.word (workspace_id, token, at, message_id)
                        select workspace_id, word, at, message_id
                        from conversation.message, unnest(string_to_array(text, ' ')) as word where workspace_id = '%1$s';
                        analyze conversation.message;
                        analyze conversation.word;
                        """.formatted(shop.uuid(), MESSAGES));
        shop = filled.shop();
    }

    @Test
    void commonWordsAreReadFromTheIndexAndNoFurtherThanTheBound() {
        for (var tokens : List.of(List.of("common"), List.of("begin1", "begin10", "begin100"))) {
            var query = SearchQuery.asked(Map.of("find", "x"), reader());
            var plan = shop.acting(() -> transaction.execute(_ -> {
                var asked = search.matchingQuery(tokens, List.of("other"), query, 31);
                return db.fetch(DSL.sql("explain (analyze, costs off) " + db.renderInlined(asked)))
                        .format(Integer.MAX_VALUE);
            }));
            assertThat(plan).contains("Index").doesNotContain("Seq Scan on word", "Seq Scan on message");
            assertThat(rowsOfWords(plan)).as(plan).isNotEmpty().allMatch(rows -> rows <= 5_000);
        }
    }

    @Test
    void ofCommonWordAloneNoMoreIsReadThanFillsThePage() {
        var query = SearchQuery.asked(Map.of("find", "x"), reader());
        var plan = shop.acting(() -> transaction.execute(_ -> {
            var asked = search.matchingQuery(List.of("common"), List.of(), query, 31);
            return db.fetch(DSL.sql("explain (analyze, costs off) " + db.renderInlined(asked)))
                    .format(Integer.MAX_VALUE);
        }));
        assertThat(rowsOfWords(plan)).as(plan).isNotEmpty().allMatch(rows -> rows <= 100);
    }

    /** How many rows each scan of the words gave, summed over its loops. */
    private static List<Double> rowsOfWords(String plan) {
        return Pattern.compile("Scan[^|]* on word .*?rows=([0-9.]+) loops=([0-9]+)")
                .matcher(plan)
                .results()
                .map(found -> Double.parseDouble(found.group(1)) * Integer.parseInt(found.group(2)))
                .toList();
    }

    @Test
    void commonBeginningFindsTheNewestWithoutReadingAll() {
        shop.run(() -> {
            var found = search.find(SearchQuery.asked(Map.of("find", "begi"), reader()));
            assertThat(found.hits()).hasSize(30);
            assertThat(found.hits()).allMatch(hit -> hit.message().text().contains("begin"));
        });
    }

    /** What fits is older than what one page looks through: it is found by going on, and not said to be nowhere. */
    @Test
    void whoLooksFurtherFindsTheOldOne() {
        shop.run(() -> {
            var asked = new HashMap<>(Map.of("find", "common", "from", "us"));
            var found = search.find(SearchQuery.asked(asked, reader()));
            for (int pages = 1; found.hits().isEmpty() && pages < 40; pages++) {
                assertThat(found.next()).as("page " + pages).isPresent();
                asked.put("after", found.next().orElseThrow().toString());
                found = search.find(SearchQuery.asked(asked, reader()));
            }
            assertThat(found.hits()).extracting(hit -> hit.message().text()).containsExactly("common begin0");
        });
    }

    private static Reader reader() {
        return new Reader(
                Language.EN,
                CalendarSystem.GREGORIAN,
                ZoneId.of("Europe/London"),
                "GBP",
                MoneyUnit.CURRENCY,
                Clock.systemUTC(),
                Messages.load());
    }
}
