package org.peyvand.knowledge.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/**
 * HTML that stands in Markdown: that of the elements an article may hold is kept, all other is shown as it was typed, so
 * that {@code <your-name>} and forbidden elements are seen and nothing is lost.
 */
final class TypedHtml implements NodeRenderer {

    private static final Pattern TAG = Pattern.compile("<\\s*[/!?]?\\s*([A-Za-z][^\\s/>]*)?");

    private final HtmlNodeRendererContext context;

    TypedHtml(HtmlNodeRendererContext context) {
        this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(HtmlInline.class, HtmlBlock.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case HtmlInline inline -> inline(inline.getLiteral());
            case HtmlBlock block -> block(block.getLiteral());
            default -> throw new IllegalArgumentException(node.toString());
        }
    }

    private void inline(String html) {
        if (isKnown(html)) context.getWriter().raw(html);
        else context.getWriter().text(html);
    }

    private void block(String html) {
        var writer = context.getWriter();
        writer.line();
        if (isKnown(html)) {
            writer.raw(html);
        } else {
            writer.tag("pre");
            writer.text(html);
            writer.tag("/pre");
        }
        writer.line();
    }

    private static boolean isKnown(String html) {
        return TAG.matcher(html)
                .results()
                .allMatch(tag -> tag.group(1) != null
                        && SafeHtml.ELEMENTS.contains(tag.group(1).toLowerCase(Locale.ROOT)));
    }
}
