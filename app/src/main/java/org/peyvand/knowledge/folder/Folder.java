package org.peyvand.knowledge.folder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.peyvand.knowledge.text.Markdown;

/**
 * The paths within a packed folder: where its articles begin, and what a path beside an article leads to.
 *
 * @param root the folder all its Markdown lies in, ending in "/", or ""
 */
record Folder(String root) {

    private static final Pattern PICTURE = Pattern.compile("(!\\[[^\\]\\n]*]\\()<?([^)\\s>]+)>?([^)\\n]*\\))");
    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "webp");

    static Folder of(List<String> paths) {
        var folders = paths.stream()
                .filter(Folder::isMarkdown)
                .map(path -> path.substring(0, path.lastIndexOf('/') + 1))
                .toList();
        return new Folder(folders.stream().reduce(Folder::common).orElse(""));
    }

    private static String common(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) same++;
        return one.substring(0, one.substring(0, same).lastIndexOf('/') + 1);
    }

    static boolean isMarkdown(String path) {
        return Set.of("md", "markdown").contains(ending(path));
    }

    static boolean isPicture(String path) {
        return PICTURES.contains(ending(path));
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** A path without what is common to all. */
    String within(String path) {
        return path.startsWith(root) ? path.substring(root.length()) : path;
    }

    /** The text with the pictures that lie in the folder named as the workspace's own. */
    static String withPictures(String body, String path, Map<String, UUID> pictures) {
        return PICTURE.matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(
                        pictures.containsKey(beside(path, found.group(2)))
                                ? found.group(1)
                                        + Markdown.PICTURE
                                        + pictures.get(beside(path, found.group(2)))
                                        + found.group(3)
                                : found.group()));
    }

    /** What a relative path in a file leads to. */
    static String beside(String path, String to) {
        var way = new ArrayDeque<String>(
                List.of((path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "").split("/")));
        way.removeIf(String::isEmpty);
        for (var step : to.split("/")) {
            if (step.equals("..")) way.pollLast();
            else if (!step.equals(".") && !step.isEmpty()) way.addLast(step);
        }
        return String.join("/", new ArrayList<>(way));
    }
}
