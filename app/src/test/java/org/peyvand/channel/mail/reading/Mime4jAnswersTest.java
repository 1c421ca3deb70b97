package org.peyvand.channel.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Eighty mails, most of them broken, and how mime4j's own tests take them apart: every part, every header and every decoded
 * byte is what we read, but for the differences listed here, each with its reason.
 */
class Mime4jAnswersTest {

    private static final String NOTHING_LOST =
            "a multipart whose boundary never comes holds no part for the answers; we show what stands there as text";

    private static final String NO_HEADERS =
            "where no empty line ends the headers, the answers find no text; we take what is no header for it";

    private static final String ONE_BROKEN_LINE =
            "where an empty line ends the headers, one broken line among them does not make text of those that follow";

    private static final String BLANK_LINE =
            "a line of blanks ends the headers, as some programs write it; as a fold it is forbidden since RFC 2822";

    /** Why, by mail and place of the part. */
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            Map.entry("badbound", NOTHING_LOST),
            Map.entry("missing-boundary", NOTHING_LOST),
            Map.entry("missing-inner-boundary", NOTHING_LOST),
            Map.entry("missing-inner-start-boundary", NOTHING_LOST),
            Map.entry("multipartnopart", NOTHING_LOST),
            Map.entry("basic-plain-with-bad-header-separator 0 content", BLANK_LINE),
            Map.entry("hdr-fakeout 0 content", NO_HEADERS),
            Map.entry("malformedHeader-noheader 0 content", NO_HEADERS),
            Map.entry("malformedHeaderStartsBody-nocrlfcrlf 0 content", ONE_BROKEN_LINE),
            Map.entry("malformedHeaderStartsBody-nocrlfcrlf 0 headers", ONE_BROKEN_LINE),
            Map.entry("obsolete 0 content", BLANK_LINE),
            Map.entry("obsolete 0 headers", BLANK_LINE));

    /**
     * A part as one of the two sides has it.
     *
     * @param kind several, single, or mail: one within a mail, which we keep whole as a file while the answers go into it
     */
    private record Piece(String kind, List<String> headers, String content) {}

    @Test
    void everyPartHeaderAndByteIsAsKnown() throws Exception {
        var files = MailArchive.files("mime4j_core");
        var found = new TreeMap<String, String>();
        var compared = 0;
        for (var name : files.keySet()) {
            if (!name.endsWith(".msg")) continue;
            compare(name.replaceFirst("\\.msg$", ""), files, found);
            compared++;
        }
        assertThat(compared).isEqualTo(80);
        assertThat(found.keySet()).as(found.toString()).containsExactlyInAnyOrderElementsOf(DIFFERENT.keySet());
    }

    private static void compare(String mail, Map<String, byte[]> files, Map<String, String> found) throws Exception {
        var known = new ArrayList<Piece>();
        known(document(files.get(mail + "_decoded.xml")), mail, files, known);
        var read = new ArrayList<Piece>();
        read(MimeReader.read(files.get(mail + ".msg")), read);
        var name = mail.substring(mail.lastIndexOf('/') + 1);
        if (known.size() != read.size()) {
            found.put(name, "parts " + kinds(known) + " read " + kinds(read));
            return;
        }
        IntStream.range(0, known.size()).forEach(i -> {
            var one = known.get(i);
            var other = read.get(i);
            var mails = one.kind().equals("mail");
            if (!mails && !one.kind().equals(other.kind()))
                found.put(name + " " + i, one.kind() + " read " + other.kind());
            if (!one.headers().equals(other.headers()))
                found.put(name + " " + i + " headers", difference(one.headers(), other.headers()));
            if (!mails && !one.content().equals(other.content()))
                found.put(
                        name + " " + i + " content",
                        one.content().length() + " read " + other.content().length() + " at "
                                + at(one.content(), other.content()));
        });
    }

    private static String at(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) i++;
        return i + " «" + snippet(one, i) + "» «" + snippet(other, i) + "»";
    }

    private static String snippet(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + 40)).replace("\n", "\\n");
    }

    private static String difference(List<String> known, List<String> read) {
        return "known "
                + known.stream().filter(header -> !read.contains(header)).toList() + " read "
                + read.stream().filter(header -> !known.contains(header)).toList();
    }

    private static List<String> kinds(List<Piece> pieces) {
        return pieces.stream().map(Piece::kind).toList();
    }

    private static Element document(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
    }

    /** What the answer says of an entity: its header, and then one of a content, several parts, or a mail. */
    private static void known(Element entity, String mail, Map<String, byte[]> files, List<Piece> pieces) {
        var headers = children(entity, "header")
                .flatMap(header -> children(header, "field"))
                .map(field -> header(field.getTextContent()))
                .toList();
        children(entity, "text-body", "binary-body")
                .forEach(body -> pieces.add(new Piece(
                        "single",
                        headers,
                        content(files.get(mail.substring(0, mail.lastIndexOf('/') + 1) + body.getAttribute("name"))))));
        children(entity, "message").forEach(_ -> pieces.add(new Piece("mail", headers, "")));
        children(entity, "multipart").forEach(several -> {
            pieces.add(new Piece("several", headers, ""));
            children(several, "body-part").forEach(part -> known(part, mail, files, pieces));
        });
    }

    private static Stream<Element> children(Element parent, String... names) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .filter(element -> List.of(names).contains(element.getTagName()));
    }

    private static void read(Part part, List<Piece> pieces) {
        var headers = part.headers().all().stream()
                .map(header -> header(header.name() + ":" + header.value()))
                .toList();
        switch (part) {
            case Part.Single single -> pieces.add(new Piece("single", headers, content(single.bytes())));
            case Part.Several several -> {
                pieces.add(new Piece("several", headers, ""));
                several.parts().forEach(one -> read(one, pieces));
            }
        }
    }

    /** Names in lower case, and however it is folded. */
    private static String header(String field) {
        var colon = Math.max(field.indexOf(':'), 0);
        var name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        return name + ": "
                + field.substring(Math.min(colon + 1, field.length()))
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    /** With line ends of one kind. */
    private static String content(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }
}
