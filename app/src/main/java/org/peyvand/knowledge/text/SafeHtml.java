package org.peyvand.knowledge.text;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** HTML of which only what an article needs is left: words, lists, tables, links, and pictures of our own. */
final class SafeHtml {

    /** The elements an article may hold. */
    static final Set<String> ELEMENTS = Arrays.stream(
                    ("h2 h3 h4 h5 h6 p br hr div span ul ol li dl dt dd blockquote pre"
                                    + " code kbd samp em strong b i s del ins u sub sup small mark abbr q cite table caption thead"
                                    + " tbody tr th td a img figure figcaption details summary")
                            .split(" "))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern OWN_PICTURE =
            Pattern.compile("/(?:knowledge|help/[a-z0-9-]{1,50})/pictures/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DIRECTION = Pattern.compile("rtl|ltr|auto");
    private static final Pattern ALIGNMENT = Pattern.compile("left|right|center");
    private static final Pattern ANCHOR = Pattern.compile("s[0-9]{1,6}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(ELEMENTS.toArray(String[]::new))
            .allowUrlProtocols("https", "http", "mailto", "tel")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("noopener", "noreferrer")
            .allowAttributes("src")
            .matching(OWN_PICTURE)
            .onElements("img")
            .disallowWithoutAttributes("img")
            .allowAttributes("alt")
            .onElements("img")
            .allowAttributes("id")
            .matching(ANCHOR)
            .onElements("h2", "h3", "h4", "h5", "h6")
            .allowAttributes("align")
            .matching(ALIGNMENT)
            .onElements("th", "td")
            .allowAttributes("start")
            .matching(NUMBER)
            .onElements("ol")
            .allowAttributes("dir")
            .matching(DIRECTION)
            .globally()
            .allowAttributes("open")
            .onElements("details")
            .allowAttributes("title")
            .onElements("abbr", "a", "img")
            .allowWithoutAttributes("span", "a")
            .toFactory();

    private SafeHtml() {}

    /** What is safe of it. */
    static String of(String html) {
        return POLICY.sanitize(html);
    }
}
