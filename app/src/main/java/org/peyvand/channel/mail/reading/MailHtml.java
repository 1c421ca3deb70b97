package org.peyvand.channel.mail.reading;

import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The HTML of a mail of which only what can do no harm is left: words, tables, colours, links that open elsewhere. Pictures
 * it brings along are put into it; those from elsewhere tell their sender that the mail was opened, and so stay out until
 * they are asked for.
 */
final class MailHtml {

    private static final int LONGEST = 2_000_000;
    private static final int DEEPEST = 400;
    private static final int LARGEST_PICTURE = 500_000;
    private static final int ALL_PICTURES = 4_000_000;
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final String DATA = "data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+";
    private static final Pattern OWN = Pattern.compile(DATA);
    private static final Pattern OWN_OR_REMOTE = Pattern.compile("(?i)" + DATA + "|https?://[^\\s\"'<>]{1,2000}");
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,4}%?");
    private static final Pattern COLOUR = Pattern.compile("#?[A-Za-z0-9]{1,20}");
    private static final Pattern DIRECTION = Pattern.compile("(?i)rtl|ltr|auto");
    private static final Pattern ALIGNMENT =
            Pattern.compile("(?i)left|right|center|justify|top|middle|bottom|baseline");
    private static final String ELEMENTS =
            "h1 h2 h3 h4 h5 h6 p br hr div span ul ol li dl dt dd blockquote pre code kbd"
                    + " samp em strong b i s del ins u sub sup small big mark abbr q cite table caption thead tbody tfoot tr th td"
                    + " colgroup col a img font center address tt strike bdi bdo";

    private static final PolicyFactory WITHOUT = policy(OWN);
    private static final PolicyFactory WITH = policy(OWN_OR_REMOTE);

    private MailHtml() {}

    private static PolicyFactory policy(Pattern pictures) {
        return new HtmlPolicyBuilder()
                .allowElements(ELEMENTS.split(" "))
                .allowUrlProtocols("https", "http", "mailto", "tel", "data")
                .allowAttributes("href")
                .matching(Pattern.compile("(?i)(?:https?|mailto|tel):.{1,2000}"))
                .onElements("a")
                .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                .allowAttributes("src")
                .matching(pictures)
                .onElements("img")
                .disallowWithoutAttributes("img")
                .allowAttributes("alt", "title")
                .globally()
                .allowAttributes("dir")
                .matching(DIRECTION)
                .globally()
                .allowAttributes("align", "valign")
                .matching(ALIGNMENT)
                .globally()
                .allowAttributes(
                        "width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan", "size")
                .matching(SIZE)
                .globally()
                .allowAttributes("bgcolor", "color")
                .matching(COLOUR)
                .globally()
                .allowStyling()
                .allowWithoutAttributes("span", "a", "font")
                .toFactory();
    }

    /** A whole document, to be shown in a sandbox. */
    static String harmless(String html, Map<String, Part.Single> embedded, boolean pictures) {
        var document = Jsoup.parse(html.substring(0, Math.min(html.length(), LONGEST)));
        if (isTooDeep(document)) return document(escaped(HtmlText.of(document)));
        document.outputSettings().prettyPrint(false);
        var room = ALL_PICTURES;
        for (var picture : document.select("img[src]")) {
            var source = picture.attr("src").strip();
            if (!source.regionMatches(true, 0, "cid:", 0, 4)) continue;
            var own = embedded.get(source.substring(4));
            var fits = own != null
                    && PICTURES.contains(own.type())
                    && own.bytes().length <= Math.min(room, LARGEST_PICTURE);
            if (fits) room -= own.bytes().length;
            picture.attr("src", fits ? data(own) : "");
        }
        return document((pictures ? WITH : WITHOUT).sanitize(document.body().html()));
    }

    /** No writer nests so deep, and balancing it takes for ever. */
    private static boolean isTooDeep(Document document) {
        var deepest = new AtomicInteger();
        document.traverse((_, depth) -> deepest.accumulateAndGet(depth, Math::max));
        return deepest.get() > DEEPEST;
    }

    private static String escaped(String text) {
        return "<pre>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</pre>";
    }

    private static String document(String body) {
        return "<!doctype html><html><head><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">"
                + "<base target=\"_blank\"><style>body{font:15px/1.6 system-ui,sans-serif;margin:12px;"
                + "overflow-wrap:anywhere;color:#1c2321;background:#fff}img{max-width:100%;height:auto}"
                + "table{max-width:100%}</style></head><body dir=\"auto\">" + body + "</body></html>";
    }

    private static String data(Part.Single picture) {
        return "data:" + picture.type() + ";base64," + Base64.getEncoder().encodeToString(picture.bytes());
    }
}
