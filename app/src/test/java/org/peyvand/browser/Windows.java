package org.peyvand.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import org.peyvand.workspace.TestWorkspace.Person;

/** The browser windows of one story, each of somebody else, and what their pages complained of. */
final class Windows implements AutoCloseable {

    /** Long, since the machine may be busy with other things; nothing waits longer than it must. */
    private static final double PATIENCE_MS = 60_000;

    private final int port;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** @param port where the program listens */
    Windows(int port) {
        this.port = port;
    }

    /** A window of somebody nobody knows yet. */
    Page open(int width) {
        return open(new NewContextOptions().setViewportSize(width, 800));
    }

    Page open(NewContextOptions options) {
        var context = Chromium.browser().newContext(options);
        contexts.add(context);
        var page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text() + " " + page.url());
        });
        // A click that overtakes the fade between two pages ends the fade; the browser tells of it as an error.
        page.onPageError(error -> {
            if (!error.contains("Transition was")) complaints.add(error);
        });
        return page;
    }

    /** A window of a member who has logged in. */
    Page logIn(Person person, int width) {
        return logIn(person, new NewContextOptions().setViewportSize(width, 800));
    }

    Page logIn(Person person, NewContextOptions options) {
        var page = open(options);
        logIn(person, page);
        return page;
    }

    /** In a window that is open already. */
    void logIn(Person person, Page page) {
        page.navigate(at("/login"));
        page.locator("[name=email]").fill(person.email());
        page.locator("[name=password]").fill(person.password());
        page.locator("main .btn-primary").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    String at(String path) {
        return "http://localhost:" + port + path;
    }

    /** Waits until a text stands there. */
    static void sees(Locator where, String text) {
        PlaywrightAssertions.assertThat(where.first()).containsText(text);
    }

    /** Waits until what was sent is done with, and the page follows what others do and hears its keys. */
    static void live(Page page) {
        PlaywrightAssertions.assertThat(page.locator("form[aria-busy=true]")).hasCount(0);
        page.locator("[data-live-state=on]").first().waitFor();
    }

    /** Nothing of the page lies beside its window. */
    static void fits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(page.url())
                .isEqualTo(0);
    }

    /** No page said that something is wrong with it. */
    void assertNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    /** As {@link #assertNoComplaints}, but for those with this in them, which the story provokes. */
    void assertNoComplaintsBut(String expected) {
        assertThat(complaints).allSatisfy(complaint -> assertThat(complaint).contains(expected));
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
