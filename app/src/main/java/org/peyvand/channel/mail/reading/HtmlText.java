package org.peyvand.channel.mail.reading;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * HTML as plain text: blocks on lines of their own, lists with marks, what is quoted behind {@code >}, so that it is found
 * to be a quotation; nothing that is not shown.
 */
final class HtmlText {

    private static final Set<String> HIDDEN =
            Set.of("head", "script", "style", "title", "template", "noscript", "object", "svg", "meta", "link");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "br",
            "tr",
            "table",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "hr",
            "section",
            "article",
            "header",
            "footer",
            "dl",
            "dt",
            "dd",
            "center",
            "form",
            "address");
    private static final Set<String> SPACED = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table");
    private static final int LONGEST = 2_000_000;
    private static final int DEEPEST_QUOTE = 8;

    private HtmlText() {}

    static String of(String html) {
        return of(Jsoup.parse(html.substring(0, Math.min(html.length(), LONGEST))));
    }

    static String of(Document document) {
        document.select(String.join(",", HIDDEN)).remove();
        document.select("[style~=(?i)display\\s*:\\s*none]").remove();
        var writer = new Writer();
        document.body().traverse(writer);
        return writer.text();
    }

    private static final class Writer implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder line = new StringBuilder();
        private int quotes;
        private int pre;
        private int empty;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) write(words);
            if (!(node instanceof Element element)) return;
            var name = element.normalName();
            if (BLOCKS.contains(name)) endLine(name.equals("br"));
            if (SPACED.contains(name)) gap();
            if (name.equals("blockquote")) quotes++;
            if (name.equals("pre")) pre++;
            if (name.equals("li")) line.append("• ");
            if (name.equals("hr")) line.append("________________________________");
            if (name.equals("td") && !line.isEmpty()) line.append(' ');
            if (name.equals("img") && !element.attr("alt").isBlank())
                line.append(element.attr("alt").strip());
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) return;
            var name = element.normalName();
            if (BLOCKS.contains(name) && !name.equals("br")) endLine(false);
            if (name.equals("blockquote")) quotes--;
            if (name.equals("pre")) pre--;
            if (SPACED.contains(name)) gap();
        }

        private void write(TextNode words) {
            var kept = words.getWholeText();
            if (pre > 0) {
                for (var part : kept.split("(?<=\n)")) {
                    line.append(part.replaceAll("[\r\n]", ""));
                    if (part.endsWith("\n")) endLine(true);
                }
                return;
            }
            var plain = kept.replaceAll("[\\s\\u00a0]+", " ");
            line.append(line.isEmpty() || line.charAt(line.length() - 1) == ' ' ? plain.stripLeading() : plain);
        }

        private void endLine(boolean evenEmpty) {
            var written = line.toString().stripTrailing();
            line.setLength(0);
            if (written.isEmpty() && !evenEmpty) return;
            if (written.isEmpty() && ++empty > 2) return;
            if (!written.isEmpty()) empty = 0;
            text.append("> ".repeat(Math.min(quotes, DEEPEST_QUOTE)))
                    .append(written)
                    .append('\n');
        }

        private void gap() {
            if (!text.isEmpty() && empty == 0) endLine(true);
        }

        String text() {
            endLine(false);
            return text.toString().strip();
        }
    }
}
