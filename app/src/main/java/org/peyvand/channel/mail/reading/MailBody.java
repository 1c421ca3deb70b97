package org.peyvand.channel.mail.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peyvand.channel.mail.reading.Part.Several;
import org.peyvand.channel.mail.reading.Part.Single;

/** What of a mail is to be read, as text and as HTML, and what is a file that comes with it. */
final class MailBody {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<Single> files = new ArrayList<>();
    private final Map<String, Single> embedded = new LinkedHashMap<>();

    MailBody(Part root) {
        take(root, false);
    }

    private void take(Part part, boolean related) {
        switch (part) {
            case Several several when several.isSeveral("alternative") -> alternative(several);
            case Several several -> several.parts().forEach(one -> take(one, related || several.isSeveral("related")));
            case Single single when single.isText("text/plain") -> plain(single.text());
            case Single single when single.isText("text/html") -> html(single.text());
            case Single single -> file(single, related);
        }
    }

    /** The same thing several times: plain text to be read, HTML to be looked at, and whatever else as files. */
    private void alternative(Several several) {
        var kinds = several.parts().stream().map(MailBody::of).toList();
        var plain = kinds.stream()
                .filter(one -> !one.text.toString().isBlank() && one.html.isEmpty())
                .findFirst();
        var laidOut = kinds.stream().filter(one -> !one.html.isEmpty()).findFirst();
        plain.or(() -> laidOut).ifPresent(one -> append(text, one.text.toString()));
        laidOut.ifPresent(one -> html.append(one.html));
        kinds.forEach(one -> {
            files.addAll(one.files);
            embedded.putAll(one.embedded);
        });
    }

    private static MailBody of(Part part) {
        return new MailBody(part);
    }

    private void plain(String words) {
        append(text, words);
        if (!html.isEmpty()) html.append("<pre>").append(escaped(words)).append("</pre>");
    }

    private void html(String markup) {
        append(text, HtmlText.of(markup));
        html.append(markup);
    }

    private void file(Single single, boolean related) {
        var shown = single.contentId().filter(_ -> related && single.type().startsWith("image/"));
        shown.ifPresent(id -> embedded.put(id, single));
        files.add(single);
    }

    private static void append(StringBuilder text, String more) {
        if (more.isBlank()) return;
        if (!text.isEmpty()) text.append("\n\n");
        text.append(more);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** With line breaks of one kind and without what no text may hold. */
    String text() {
        return text.toString().replaceAll("\\r\\n?", "\n").replace("\0", "").strip();
    }

    Optional<String> html() {
        return Optional.of(html.toString()).filter(markup -> !markup.isBlank());
    }

    List<Single> files() {
        return files;
    }

    /** Pictures the HTML shows, by their Content-IDs. */
    Map<String, Single> embedded() {
        return embedded;
    }
}
