package org.peyvand.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium, started once for all browser tests of a run. A machine without one fails, and says so. */
public final class Chromium {

    /** Long, since the machine may be busy with other things; nothing waits longer than it must. */
    private static final double PATIENCE_MS = 60_000;

    private static Browser browser;

    private Chromium() {}

    /** The browser; each test opens a context of its own in it. */
    public static synchronized Browser browser() {
        if (browser == null) browser = launch();
        return browser;
    }

    private static Browser launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    private static Path executable() {
        return Stream.concat(
                        Optional.ofNullable(System.getProperty("peyvand.chromium", System.getenv("PEYVAND_CHROMIUM")))
                                .stream(),
                        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium: install it (Debian: apt-get install chromium), or name it in"
                                + " PEYVAND_CHROMIUM"));
    }
}
