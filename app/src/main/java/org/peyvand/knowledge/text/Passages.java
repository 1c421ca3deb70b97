package org.peyvand.knowledge.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * An article cut into passages, the pieces that answer a question: at every heading, and between paragraphs where a
 * section grows long.
 */
public final class Passages {

    /** A section is cut at the next paragraph once it has so many chars: some 150 words. */
    private static final int LONG = 900;

    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();

    /**
     * One passage.
     *
     * @param heading the heading it stands below, or ""
     * @param anchor the id of that heading on the page, or ""
     * @param text without any marks
     */
    public record Passage(String heading, String anchor, String text) {}

    private final List<Passage> cut = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String heading = "";
    private String anchor = "";
    private int headings;

    private Passages() {}

    /** The passages in their order; none of a text without words. */
    public static List<Passage> of(String body) {
        var passages = new Passages();
        for (var block = Markdown.parse(body).getFirstChild(); block != null; block = block.getNext()) {
            passages.add(block);
        }
        passages.end();
        return List.copyOf(passages.cut);
    }

    /** The id of a heading on its page, by its place among the headings of the text, from 1. */
    static String anchor(int place) {
        return "s" + place;
    }

    private void add(Node block) {
        if (block instanceof Heading next) {
            end();
            heading = TEXT.render(next).strip();
            anchor = anchor(++headings);
            return;
        }
        block.accept(new Counting());
        var words = TEXT.render(block).strip();
        if (!text.isEmpty() && text.length() + words.length() > LONG) end();
        if (!words.isEmpty()) text.append(text.isEmpty() ? "" : "\n").append(words);
    }

    private void end() {
        if (text.isEmpty()) return;
        cut.add(new Passage(heading, anchor, text.toString()));
        text.setLength(0);
    }

    /** Headings within quotes and lists count for the anchors, and cut nothing. */
    private final class Counting extends AbstractVisitor {
        @Override
        public void visit(Heading within) {
            headings++;
        }
    }
}
