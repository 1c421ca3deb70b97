package org.peyvand.knowledge.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The Markdown of articles as HTML to be shown. Whatever was written, nothing of it runs and nothing is loaded from
 * elsewhere: pictures of other sites become links, and {@link SafeHtml} has the last word.
 */
public final class Markdown {

    /** How an article names a picture of its own workspace. */
    public static final String PICTURE = "picture:";

    private static final Pattern PICTURE_ID = Pattern.compile("picture:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final int DEEPEST = 40;
    private static final int TOP_HEADING = 2;
    private static final int LAST_HEADING = 6;

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .nodeRendererFactory(TypedHtml::new)
            .attributeProviderFactory(_ -> new Anchors())
            .build();

    private Markdown() {}

    static Node parse(String body) {
        return PARSER.parse(body);
    }

    /**
     * The text as HTML.
     *
     * @param pictures the address below which the workspace's pictures are found, ending in "/"
     */
    public static String html(String body, String pictures) {
        var document = parse(body);
        document.accept(new Headings());
        document.accept(new Pictures(pictures));
        return SafeHtml.of(RENDERER.render(document));
    }

    /** The pictures of the workspace that the text shows. */
    public static Set<UUID> pictures(String body) {
        return PICTURE_ID
                .matcher(body)
                .results()
                .map(found -> UUID.fromString(found.group(1)))
                .collect(Collectors.toSet());
    }

    /** Gives every heading its id; a new one for each text. */
    private static final class Anchors implements AttributeProvider {
        private int headings;

        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof Heading) attributes.put("id", Passages.anchor(++headings));
        }
    }

    /** The article's title is the page's first heading, so those of its text stand below it. */
    private static final class Headings extends AbstractVisitor {
        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.clamp(heading.getLevel(), TOP_HEADING, LAST_HEADING));
            visitChildren(heading);
        }
    }

    private static final class Pictures extends AbstractVisitor {
        private final String address;

        Pictures(String address) {
            this.address = address;
        }

        @Override
        public void visit(Image image) {
            var own = PICTURE_ID.matcher(image.getDestination());
            if (own.matches()) image.setDestination(address + own.group(1));
            else linkInstead(image);
        }

        /** Inside a link a second one could not stand: there only the picture's description stays. */
        private static void linkInstead(Image image) {
            var words = image.getFirstChild() == null ? new Text(image.getDestination()) : null;
            var link = isLinked(image) ? new Text("") : new Link(image.getDestination(), image.getTitle());
            image.insertBefore(link);
            if (words != null) image.appendChild(words);
            for (var child = image.getFirstChild(); child != null; child = image.getFirstChild()) {
                if (link instanceof Link) link.appendChild(child);
                else image.insertBefore(child);
            }
            image.unlink();
        }

        private static boolean isLinked(Node node) {
            for (var above = node.getParent(); above != null; above = above.getParent()) {
                if (above instanceof Link) return true;
            }
            return false;
        }
    }
}
