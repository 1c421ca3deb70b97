package org.peyvand.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.browser.Windows.sees;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.mailbox.Security;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.delivery.DeliverySettings;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A member writes to a customer, thinks better of it, sends it after all, and sees what became of it. */
@PeyvandTest
class MailOutDayTest {

    private static final String CUSTOMER = "maryam@example.com";

    @LocalServerPort
    private int port;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    Customers customers;

    @Autowired
    DeliverySettings settings;

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private Windows windows;
    private TestWorkspace shop;
    private UUID customer;

    @BeforeEach
    void open() {
        windows = new Windows(port);
        server.start();
        settle(TestWorkspace.create(), server.getSmtp().getPort());
    }

    private void settle(TestWorkspace workspace, int smtp) {
        shop = workspace;
        var nowhere = new MailServer("localhost", 1, Security.NONE, "", "");
        var outgoing = new MailServer("localhost", smtp, Security.NONE, "", "");
        shop.run(() -> {
            mailboxes.add(
                    new Mailbox(Mailboxes.newId(), "shop@example.ir", "فروشگاه نسیم", "نسیم", nowhere, outgoing, true));
            customer = customers.create(
                    new CustomerDetails("مریم نوری", "", Optional.empty()),
                    List.of(customers.handle(HandleKind.MAIL, CUSTOMER)));
        });
    }

    @AfterEach
    void close() {
        windows.close();
        server.stop();
    }

    @Test
    void memberWritesTakesItBackSendsItAndSeesItLeave() {
        shop.run(() -> settings.change(120));
        var agent = windows.logIn(shop.owner(), 1280);
        agent.navigate(windows.at("/customers/" + customer));
        agent.locator("a[href$='/mail']").click();
        agent.locator("#subject").fill("سفارش شما آماده است");
        agent.locator("#text").fill("سلام مریم، سفارش فردا می‌رسد");
        agent.locator(".btn-primary").last().click();
        sees(agent.locator(".said-outbound"), "در حال ارسال");
        agent.locator("[action$='/take-back'] button").click();
        PlaywrightAssertions.assertThat(agent.locator(".said-outbound")).hasCount(0);
        PlaywrightAssertions.assertThat(agent.locator("#answer")).hasValue("سلام مریم، سفارش فردا می‌رسد");
        shop.run(() -> settings.change(2));
        agent.locator("#answer").fill("سلام مریم، سفارش امروز می‌رسد");
        agent.locator("[data-files]").setInputFiles(new FilePayload("factor.txt", "text/plain", new byte[] {'1', '2'}));
        sees(agent.locator("[data-files-chosen]"), "factor.txt");
        agent.locator(".compose-answer .btn-primary").click();
        sees(agent.locator(".said-outbound"), "فرستاده شد");
        sees(agent.locator(".said-outbound"), "factor.txt");
        agent.locator("[data-files]").setInputFiles(new FilePayload("rasid.txt", "text/plain", new byte[] {'3'}));
        agent.locator(".compose-answer .btn-primary").click();
        PlaywrightAssertions.assertThat(agent.locator(".said-outbound")).hasCount(2);
        sees(agent.locator(".said-outbound").last(), "rasid.txt");
        sees(agent.locator(".said-outbound").last(), "فرستاده شد");
        assertThat(server.getReceivedMessages()).hasSize(2);
        windows.assertNoComplaints();
    }

    @ParameterizedTest
    @CsvSource({"fa, 390", "fa, 1280", "en, 390", "en, 1280"})
    void everyPageFitsItsWindow(String language, int width) {
        settle(TestWorkspace.create(language.equals("fa") ? TestWorkspace.IRANIAN : TestWorkspace.ENGLISH), 1);
        shop.run(() -> settings.change(0));
        var agent = windows.logIn(
                shop.owner(),
                new NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(language.equals("fa") ? ColorScheme.LIGHT : ColorScheme.DARK));
        agent.navigate(windows.at("/customers/" + customer + "/mail"));
        shoot(agent, "letter-" + language + width);
        agent.locator("#subject").fill("Order");
        agent.locator("#text").fill("Hello سلام");
        agent.locator(".btn-primary").last().click();
        agent.locator("[data-sending=planned] [action$='/again']").waitFor();
        shoot(agent, "retried-" + language + width);
        agent.locator("[data-dialog=forward]").click();
        shoot(agent, "forward-" + language + width);
        fits(agent, language);
        agent.navigate(windows.at("/settings/deliveries"));
        shoot(agent, "deliveries-" + language + width);
        fits(agent, language);
        windows.assertNoComplaints();
    }

    private void fits(Page page, String language) {
        assertThat(page.locator("html").getAttribute("dir")).isEqualTo(language.equals("fa") ? "rtl" : "ltr");
        Windows.fits(page);
    }

    /** For whoever wants to look: into the folder named by {@code peyvand.pictures}. */
    private static void shoot(Page page, String name) {
        var folder = System.getProperty("peyvand.pictures", "");
        if (folder.isEmpty()) return;
        page.waitForTimeout(300);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(folder, name + ".png"))
                .setFullPage(true));
    }
}
