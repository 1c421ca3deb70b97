package org.peyvand.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.browser.Windows.live;
import static org.peyvand.browser.Windows.sees;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.conversation.Asked;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Inquiries;
import org.peyvand.conversation.Intake;
import org.peyvand.delivery.TestCarrier;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.TestWorkspace.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One asks, another knows: two colleagues in two browsers, and a customer who gets one sure answer. */
@PeyvandTest
class AskInsideDayTest {

    @LocalServerPort
    private int port;

    @Autowired
    Intake intake;

    @Autowired
    Conversations conversations;

    @Autowired
    Inquiries inquiries;

    @Autowired
    Members members;

    private Windows windows;
    private TestWorkspace shop;

    @BeforeEach
    void open() {
        windows = new Windows(port);
    }

    @AfterEach
    void close() {
        windows.close();
    }

    private UUID asks(String channel, String text) {
        return shop.acting(() -> intake.take(
                channel,
                UUID.randomUUID().toString(),
                new Incoming(Optional.empty(), Optional.empty(), "ساعت", text, Instant.now())));
    }

    private Person colleague(String name) {
        var person = shop.join(Role.AGENT);
        shop.run(() -> members.rename(person.actor().id().orElseThrow(), name));
        return person;
    }

    @Test
    void colleagueIsAskedAnswersAndTheCustomerGetsTheAnswer() {
        shop = TestWorkspace.create();
        var conversation = asks("form", "باتری این ساعت چیست؟");
        var reza = windows.logIn(colleague("رضا فنی"), 1280);
        reza.navigate(windows.at("/inbox/asked"));
        live(reza);
        var sara = windows.logIn(colleague("سارا مرادی"), 1280);
        sara.navigate(windows.at("/inbox/" + conversation));
        live(sara);

        sara.keyboard().press("a");
        sara.locator("#ask-member").selectOption(new SelectOption().setLabel("رضا فنی"));
        sara.locator("#ask-text").fill("مدل ۲۰ چه باتری می‌خورد؟");
        sara.locator("#ask .btn-primary").click();
        sees(sara.locator(".said-note"), "منتظر پاسخ");
        sees(sara.locator(".said-outbound"), "همین‌که با اطمینان بدانیم");

        sees(reza.locator("#asked"), "مدل ۲۰ چه باتری می‌خورد؟");
        reza.locator(".asked-line textarea").fill("سی‌آر ۲۰۳۲، پشتش پیچ دارد.");
        live(sara);
        reza.locator(".asked-line .btn-primary").click();
        sees(reza.locator("#asked"), "کسی منتظر پاسخ شما نیست");

        sees(sara.locator(".said-note").last(), "سی‌آر ۲۰۳۲");
        sara.locator("[data-insert=answer]").last().click();
        PlaywrightAssertions.assertThat(sara.locator("#answer")).hasValue("سی‌آر ۲۰۳۲، پشتش پیچ دارد.");
        sara.locator(".compose-answer .btn-primary").click();
        sees(sara.locator(".said-outbound").last(), "سی‌آر ۲۰۳۲");
        windows.assertNoComplaints();
    }

    @Test
    void whatIsOpenedAndTypedOutlivesWhatComesMeanwhile() {
        shop = TestWorkspace.create();
        var conversation = asks("form", "باتری این ساعت چیست؟");
        var reza = colleague("رضا فنی");
        shop.run(() ->
                inquiries.ask(conversation, new Asked.Member(reza.actor().id().orElseThrow()), "مدل ۲۰؟"));
        var page = windows.logIn(reza, 1280);
        page.navigate(windows.at("/inbox/" + conversation));
        live(page);
        page.locator(".question-acts summary").click();
        page.locator(".question-acts textarea").fill("نیمه‌کاره");
        shop.run(() -> conversations.note(conversation, "@رضا فنی ببین"));
        sees(page.locator(".said-note").last(), "ببین");
        PlaywrightAssertions.assertThat(page.locator(".mention")).hasText("@رضا فنی");
        PlaywrightAssertions.assertThat(page.locator(".question-acts textarea")).isVisible();
        PlaywrightAssertions.assertThat(page.locator(".question-acts textarea")).hasValue("نیمه‌کاره");
        PlaywrightAssertions.assertThat(page.locator(".question-acts textarea")).isFocused();
        windows.assertNoComplaints();
    }

    @ParameterizedTest
    @CsvSource({"fa, 390", "fa, 1280", "en, 390", "en, 1280"})
    void everyPageFitsItsWindow(String language, int width) {
        shop = TestWorkspace.create(language.equals("fa") ? TestWorkspace.IRANIAN : TestWorkspace.ENGLISH);
        var conversation = asks(TestCarrier.CHANNEL, "سلام hello " + "x".repeat(300));
        shop.run(() -> inquiries.ask(
                conversation,
                new Asked.Member(shop.owner().actor().id().orElseThrow()),
                "پرسش question " + "y".repeat(300)));
        colleague("همکار");
        var agent = windows.logIn(shop.owner(), width);
        for (var path : List.of(
                "/inbox/asked",
                "/inbox/" + conversation,
                "/inbox/" + conversation + "/split",
                "/inbox/" + conversation + "/join")) {
            agent.navigate(windows.at(path));
            assertThat(agent.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as(path)
                    .isEqualTo(0);
        }
        windows.assertNoComplaints();
    }
}
