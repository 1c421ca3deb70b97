package org.peyvand.conversation.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.peyvand.PeyvandTest;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Handling;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.Message;
import org.peyvand.language.SearchTokens;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Reader;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** What was once said is found again, however it was spelled, and is shown as it was typed. */
@PeyvandTest
class MessageSearchTest {

    private static final Instant NOON = Instant.parse("2025-11-01T08:30:00Z");

    @Autowired
    Intake intake;

    @Autowired
    Conversations conversations;

    @Autowired
    Handling handling;

    @Autowired
    MessageSearch search;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @ParameterizedTest
    @CsvSource({
        "مشتری مداری, مشتری‌مداری",
        "مشتری‌مداری, مشتريمداري",
        "مشتريمداري, مشتری مداری",
        "مشترى مدارى, مشتریمداری",
        "پی‌گیری, پیگیری",
        "نظر سنجی, نظرسنجی",
        "کتابها, کتاب‌ها",
        "مسؤول, مسئول",
        "۱۲۳۴, 1234",
        "COFFEE, coffee"
    })
    void oneWordIsFoundInEverySpelling(String typed, String written) {
        shop.run(() -> {
            says("پیش از آن " + written + " پس از آن", NOON);
            says("چیز دیگری", NOON);
            assertThat(find(Map.of("find", typed)).hits())
                    .extracting(hit -> hit.message().text())
                    .containsExactly("پیش از آن " + written + " پس از آن");
        });
    }

    @ParameterizedTest
    @CsvSource({"مشتری, مشترک", "سفر, سفارش‌ها", "کار, کارت", "درآمد, درخواست"})
    void anotherWordIsNotFoundWhole(String typed, String written) {
        shop.run(() -> {
            says(written, NOON);
            says("این " + typed + " است", NOON);
            assertThat(find(Map.of("find", typed + " است")).hits()).hasSize(1);
        });
    }

    @Test
    void wordStillBeingTypedIsFoundByItsBeginning() {
        shop.run(() -> {
            says("سفارش آبمیوه‌گیری", NOON);
            assertThat(find(Map.of("find", "سفارش آبمی")).hits()).hasSize(1);
        });
    }

    @Test
    void allWordsMustBeThereAndAPhraseAsItStands() {
        shop.run(() -> {
            says("بستهٔ قهوهٔ تازه رسید", NOON);
            says("تازه بستهٔ قهوه رسید", NOON.plusSeconds(1));
            says("بسته رسید", NOON.plusSeconds(2));
            assertThat(find(Map.of("find", "تازه بسته")).hits()).hasSize(2);
            assertThat(find(Map.of("find", "«قهوه تازه»")).hits()).hasSize(1);
        });
    }

    @Test
    void authorsAndDaysNarrowIt() {
        shop.run(() -> {
            var old = says("قهوه خوب بود", NOON.minus(Duration.ofDays(40)));
            says("قهوه بد بود", NOON);
            conversations.answer(old, "قهوه را عوض می‌کنیم", NOON.minus(Duration.ofDays(39)));
            var owner = shop.owner().actor().id().orElseThrow().toString();
            assertThat(find(Map.of("find", "قهوه")).hits()).hasSize(3);
            assertThat(find(Map.of("find", "قهوه", "from", "customer")).hits()).hasSize(2);
            assertThat(find(Map.of("find", "قهوه", "from", "us")).hits()).hasSize(1);
            assertThat(find(Map.of("find", "قهوه", "from", owner)).hits()).hasSize(1);
            assertThat(find(Map.of("find", "قهوه", "from", UUID.randomUUID().toString()))
                            .hits())
                    .isEmpty();
            assertThat(find(Map.of("find", "قهوه", "since", "۱۴۰۴/۰۸/۱۰")).hits())
                    .hasSize(1);
            assertThat(find(Map.of("find", "قهوه", "until", "2025-10-31")).hits())
                    .hasSize(2);
            assertThat(find(Map.of("find", "قهوه", "since", "1404/08/10", "until", "1404/08/10"))
                            .hits())
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource(CalendarSystem.class)
    void daysAreUnderstoodInEitherCalendarWhicheverTheBusinessUses(CalendarSystem calendar) {
        shop.run(() -> {
            says("قهوه خوب بود", NOON.minus(Duration.ofDays(40)));
            says("قهوه بد بود", NOON);
            for (var day : List.of("1404/08/10", "۱۴۰۴/۸/۱۰", "2025-11-01", "2025/11/01")) {
                var asked = Map.of("find", "قهوه", "since", day, "until", day);
                assertThat(search.find(SearchQuery.asked(asked, reader(calendar)))
                                .hits())
                        .as(day)
                        .extracting(hit -> hit.message().text())
                        .containsExactly("قهوه بد بود");
            }
        });
    }

    @Test
    void hitsComeNewestFirstPageByPageAndNoneIsLost() {
        shop.run(() -> {
            for (int i = 0; i < 75; i++) says("قهوهٔ شمارهٔ " + i, NOON.plusSeconds(i / 2));
            var read = new ArrayList<Message>();
            var asked = Map.of("find", "قهوه شماره");
            var found = find(asked);
            read.addAll(messages(found));
            while (found.next().isPresent()) {
                found = find(
                        Map.of("find", "قهوه شماره", "after", found.next().get().toString()));
                read.addAll(messages(found));
            }
            assertThat(read).hasSize(75).doesNotHaveDuplicates();
            assertThat(read).extracting(Message::at).isSortedAccordingTo((one, other) -> other.compareTo(one));
        });
    }

    @Test
    void whatIsFoundByItsBeginningIsReadPageByPageToo() {
        shop.run(() -> {
            for (int i = 0; i < 75; i++) says("آبمیوه‌گیری شمارهٔ " + i, NOON.plusSeconds(i / 2));
            assertThat(all(Map.of("find", "آبمی"))).hasSize(75).doesNotHaveDuplicates();
        });
    }

    private List<Message> all(Map<String, String> asked) {
        var read = new ArrayList<Message>();
        var found = find(asked);
        read.addAll(messages(found));
        for (var next = found.next(); next.isPresent(); next = found.next()) {
            var further = new HashMap<>(asked);
            further.put("after", next.get().toString());
            found = find(further);
            read.addAll(messages(found));
        }
        return read;
    }

    @Test
    void phraseEndsWhereItsLastWordEnds() {
        shop.run(() -> {
            says("سفر خوبی بود، جای خوب هم داشت", NOON);
            says("همسفر خوب بود، سفر هم", NOON.plusSeconds(1));
            says("چه سفرِ خوب و آرامی", NOON.plusSeconds(2));
            says("يك سفر  خوب‌تر", NOON.plusSeconds(3));
            assertThat(find(Map.of("find", "«سفر خوب»")).hits())
                    .extracting(hit -> hit.message().text())
                    .containsExactly("يك سفر  خوب‌تر", "چه سفرِ خوب و آرامی");
        });
    }

    @Test
    void channelAndTagNarrowIt() {
        shop.run(() -> {
            var tagged = says("قهوه خوب بود", NOON);
            handling.tag(tagged, "پی‌گیری");
            var chat = intake.take(
                    "chat",
                    UUID.randomUUID().toString(),
                    new Incoming(Optional.empty(), Optional.empty(), "", "قهوه دارید؟", NOON.plusSeconds(1)));
            assertThat(find(Map.of("find", "قهوه", "channel", "chat")).hits())
                    .extracting(hit -> hit.conversation().id())
                    .containsExactly(chat);
            assertThat(find(Map.of("find", "قهوه", "tag", "پیگیری")).hits())
                    .extracting(hit -> hit.conversation().id())
                    .containsExactly(tagged);
            assertThat(find(Map.of("find", "قهوه", "tag", "پیگیری", "channel", "chat"))
                            .hits())
                    .isEmpty();
        });
    }

    @Test
    void otherBusinessesMessagesAreNotFound() {
        TestWorkspace.create().run(() -> says("رازی از جای دیگر", NOON));
        shop.run(() -> assertThat(find(Map.of("find", "راز")).hits()).isEmpty());
    }

    @Test
    void nothingIsFoundForNothing() {
        shop.run(() -> {
            says("سلام", NOON);
            assertThat(find(Map.of("find", "؟!")).hits()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "سفارش من كجاست | کجاست | سفارش من [كجاست]",
                "مشتري مداري خوب | مشتری‌مداری | [مشتري مداري] خوب",
                "کتاب‌های تازه | کتاب | [کتاب‌های] تازه",
                "a<b>coffee</b> | COFFEE | a<b>[coffee]</b>",
                "شمارهٔ ۱۲۳۴ و ٥٦ | 1234 | شمارهٔ [۱۲۳۴] و ٥٦",
                "شمارهٔ ۱۲۳۴ و ٥٦ | ۵۶ | شمارهٔ ۱۲۳۴ و [٥٦]",
                "نمی‌شه پی‌گیری كنيد؟ | پیگیری کنید | نمی‌شه [پی‌گیری كنيد]؟",
                "هیچ | چیز | هیچ",
            })
    void findsAreMarkedInTheTextAsItWasTyped(String text, String typed, String marked) {
        var tokens = SearchTokens.pathsOf(typed).stream().flatMap(List::stream).collect(Collectors.toSet());
        assertThat(marked(Highlight.of(text, tokens))).isEqualTo(marked);
    }

    @Test
    void longTextIsCutAroundTheFind() {
        var text = "حرف ".repeat(200) + "گنج " + "حرف ".repeat(200);
        assertThat(marked(Highlight.of(text, Set.of("گنج"))))
                .contains("[گنج]")
                .startsWith("…")
                .endsWith("…");
    }

    private static String marked(List<Highlight.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.found() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }

    private static List<Message> messages(MessageSearch.Found found) {
        return found.hits().stream().map(MessageSearch.Hit::message).toList();
    }

    private MessageSearch.Found find(Map<String, String> asked) {
        return search.find(SearchQuery.asked(asked, reader()));
    }

    private static Reader reader() {
        return reader(CalendarSystem.JALALI);
    }

    private static Reader reader(CalendarSystem calendar) {
        return new Reader(
                Language.FA,
                calendar,
                ZoneId.of("Asia/Tehran"),
                "IRR",
                MoneyUnit.TOMAN,
                Clock.systemUTC(),
                Messages.load());
    }

    private UUID says(String text, Instant at) {
        return intake.take(
                "form", UUID.randomUUID().toString(), new Incoming(Optional.empty(), Optional.empty(), "", text, at));
    }
}
