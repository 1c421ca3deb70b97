package org.peyvand.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What one run is asked to do.
 *
 * @param hold whether to wait at the end with the filled shop still open, for a look at plans
 * @param sizes numbers of customers at which the pages are measured, rising
 * @param talks numbers of conversations at which the desk is measured, rising
 * @param mails how many mails the mail part fetches
 * @param folder where the throw-away data lies during the run
 * @param data folder of the real data sets, if there is one
 */
record Options(
        boolean quick,
        boolean hold,
        Set<Part> parts,
        List<Integer> sizes,
        List<Integer> talks,
        int mails,
        Path root,
        Path folder,
        Optional<Path> data) {

    /** The parts of a run. */
    enum Part {
        IMPORT,
        PAGES,
        API,
        START,
        WORTH,
        DESK,
        CHAT,
        MAIL,
        RETRIEVAL
    }

    static final String HELP = """
            ./peyvand bench [--quick] [--only import|pages|api|start|worth|desk|chat|mail|retrieval]
                            [--customers N,N] [--conversations N,N,N] [--mails N] [--folder DIR] [--hold]
              --quick      all of it in a minute or two, with 2,000 customers: checks the bench, measures little
              --only PART  that part alone; may be given more than once
              --customers  the numbers of customers to measure the pages, and those of worth, at (10000,1000000)
              --conversations  the numbers of conversations to measure the desk at (10000,100000,1000000)
              --mails      the number of mails to fetch (2000)
              --folder     where the throw-away data lies meanwhile; at 1,000,000 customers some 15 GB, of worth 25
              --hold       wait for the Enter key before the filled shop is closed""";

    /** @throws IllegalArgumentException with a sentence for the terminal, when the words make no sense */
    static Options read(String... words) {
        var only = EnumSet.noneOf(Part.class);
        boolean quick = false;
        boolean hold = false;
        List<Integer> sizes = List.of();
        List<Integer> talks = List.of();
        int mails = 0;
        var root = Path.of("").toAbsolutePath();
        Optional<Path> folder = Optional.empty();
        for (int at = 0; at < words.length; at++) {
            switch (words[at]) {
                case "--quick" -> quick = true;
                case "--hold" -> hold = true;
                case "--only" -> only.add(part(value(words, ++at)));
                case "--customers" -> sizes = sizes(value(words, ++at));
                case "--conversations" -> talks = sizes(value(words, ++at));
                case "--mails" -> mails = Integer.parseInt(value(words, ++at));
                case "--root" -> root = Path.of(value(words, ++at));
                case "--folder" ->
                    folder = Optional.of(Path.of(value(words, ++at)).toAbsolutePath());
                default -> throw new IllegalArgumentException("There is no option " + words[at] + ".\n" + HELP);
            }
        }
        if (sizes.isEmpty()) sizes = quick ? List.of(200, 2_000) : List.of(10_000, 1_000_000);
        if (talks.isEmpty()) talks = quick ? List.of(1_000, 3_000) : List.of(10_000, 100_000, 1_000_000);
        if (mails == 0) mails = quick ? 200 : 2_000;
        var parts = only.isEmpty() ? EnumSet.allOf(Part.class) : only;
        return new Options(
                quick,
                hold,
                parts,
                sizes,
                talks,
                mails,
                root,
                folder.orElse(root.resolve("bench/target/data")),
                dataSets());
    }

    boolean asks(Part part) {
        return parts.contains(part);
    }

    /** So many of something in a full run, fewer in a quick one. */
    int count(int full) {
        return quick ? Math.max(8, full / 10) : full;
    }

    private static String value(String[] words, int at) {
        if (at >= words.length) throw new IllegalArgumentException(words[at - 1] + " wants a value.\n" + HELP);
        return words[at];
    }

    private static Part part(String word) {
        try {
            return Part.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("There is no part " + word + ".\n" + HELP, e);
        }
    }

    private static List<Integer> sizes(String list) {
        return Arrays.stream(list.split(",")).map(Integer::valueOf).sorted().toList();
    }

    private static Optional<Path> dataSets() {
        return Optional.ofNullable(System.getProperty("peyvand.data", System.getenv("PEYVAND_TEST_DATA")))
                .filter(name -> !name.isBlank())
                .map(Path::of);
    }
}
