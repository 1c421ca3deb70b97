package org.peyvand.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * The chat with many visitors connected at once, who write and are answered at a steady pace: how long a message is on its
 * way to the visitor and to the screens of two agents, counted from the moment at which it was due, and what a visitor who
 * is connected costs in memory.
 */
final class ChatMeasure {

    private static final int VISITORS = 5_000;
    private static final int PER_SECOND = 100;
    private static final int AGENTS = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Pattern ROOT = Pattern.compile("(/chat/[A-Za-z0-9_-]+)/sample");

    private final Shop shop;
    private final Options options;
    private final Report report;
    private final Arrivals toVisitor = new Arrivals();
    private final Arrivals toAgent = new Arrivals();
    private final Arrivals answerToAgent = new Arrivals();
    private final Arrivals taken = new Arrivals();
    private final AtomicInteger failed = new AtomicInteger();

    ChatMeasure(Shop shop, Options options, Report report) {
        this.shop = shop;
        this.options = options;
        this.report = report;
    }

    void run() throws IOException, InterruptedException, SQLException {
        var owner = shop.owner();
        openWithoutBot(owner);
        var root = ROOT.matcher(owner.page("/settings/chat"));
        if (!root.find()) throw new IllegalStateException("The settings show no sample page of the chat.");
        int count = options.count(VISITORS);
        try (var visitors = new ChatVisitors(shop.program(), root.group(1))) {
            report.progress(count + " visitors begin a conversation");
            visitors.begin(count);
            var before = Memory.of(shop.program());
            var heapBefore = Heap.used(shop.program());
            report.progress(count + " visitors stay connected");
            visitors.listen(toVisitor::arrived);
            var heap = Heap.used(shop.program()) - heapBefore;
            var memory = Memory.of(shop.program()).jvm() - before.jvm();
            var members = shop.readers(AGENTS + 1).visitors();
            try (var _ = AgentScreen.open(members.getFirst(), this::changed)) {
                talk(visitors, agents(members.subList(1, members.size())));
            }
            tell(count, heap, memory);
        }
    }

    /** Somebody at work, logged in on a screen of their own. */
    private record Agent(Visitor browser, String token) {}

    private static List<Agent> agents(List<Visitor> members) throws IOException, InterruptedException {
        var agents = new ArrayList<Agent>();
        for (var member : members) agents.add(new Agent(member, token(member)));
        return agents;
    }

    /** What measures delivery must not wait for articles to be looked through. */
    private static void openWithoutBot(Visitor owner) throws IOException, InterruptedException {
        var token = token(owner);
        var body = "open=true&colour=%230b756f&_csrf=" + Visitor.encoded(token);
        owner.post("/settings/chat", "application/x-www-form-urlencoded", BodyPublishers.ofString(body));
    }

    private static String token(Visitor member) throws IOException, InterruptedException {
        return Jsoup.parse(member.page("/settings/chat"))
                .select("input[name=_csrf]")
                .attr("value");
    }

    private void changed(UUID conversation) {
        toAgent.arrived(conversation);
        answerToAgent.arrived(conversation);
    }

    private void talk(ChatVisitors visitors, List<Agent> agents) throws InterruptedException {
        report.progress("both sides write " + PER_SECOND + " messages a second");
        warmUp(visitors, agents);
        for (var arrivals : new Arrivals[] {toVisitor, toAgent, answerToAgent, taken}) arrivals.forget();
        failed.set(0);
        pace(visitors, agents, PER_SECOND, options.quick() ? Duration.ofSeconds(5) : Duration.ofSeconds(30), 0);
    }

    /** From a quarter of the pace upwards, as a day begins: the JVM's compiler wants the processors for itself meanwhile. */
    private void warmUp(ChatVisitors visitors, List<Agent> agents) throws InterruptedException {
        var lasting = options.quick() ? Duration.ofSeconds(2) : WARM_UP;
        for (int quarter = 1; quarter <= 4; quarter++) {
            pace(visitors, agents, PER_SECOND * quarter / 4, lasting, quarter * 1_000_000);
        }
    }

    /** The first half of the visitors write, the other half are answered, each in turn. */
    private void pace(ChatVisitors visitors, List<Agent> agents, int perSecond, Duration lasting, int first)
            throws InterruptedException {
        long begun = System.nanoTime();
        long gap = 1_000_000_000L / perSecond;
        long count = lasting.toNanos() / gap;
        int half = visitors.count() / 2;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = begun + i * gap;
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                int writer = i % half;
                int answered = half + i % half;
                int number = first + i;
                var agent = agents.get(i % agents.size());
                threads.submit(() -> attempt(() -> {
                    toAgent.due(visitors.conversation(writer), due);
                    visitors.write(writer, "پرسش " + number);
                    taken.took(System.nanoTime() - due);
                }));
                threads.submit(() -> attempt(() -> {
                    toVisitor.due(number, due);
                    answerToAgent.due(visitors.conversation(answered), due);
                    answer(agent, visitors.conversation(answered), "پاسخ #" + number + "#");
                }));
            }
        }
        for (var arrivals : new Arrivals[] {toVisitor, toAgent, answerToAgent}) arrivals.awaitAll(LONGEST_WAIT);
    }

    private static void answer(Agent agent, UUID conversation, String text) throws IOException, InterruptedException {
        var body = "text=" + Visitor.encoded(text) + "&_csrf=" + Visitor.encoded(agent.token());
        agent.browser()
                .post(
                        "/inbox/" + conversation + "/answer",
                        "application/x-www-form-urlencoded",
                        BodyPublishers.ofString(body));
    }

    /** Something that goes over the network. */
    private interface Attempt {
        void make() throws IOException, InterruptedException;
    }

    private void attempt(Attempt attempt) {
        try {
            attempt.make();
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (failed.incrementAndGet() == 1) report.progress("the first failure: " + e);
        }
    }

    private void tell(int count, long heap, long memory) {
        var table = new Table(
                "Chat with %,d visitors connected, %d messages a second each way (milliseconds)"
                        .formatted(count, PER_SECOND),
                "from the moment it is due until",
                "p50",
                "p95",
                "p99",
                "messages",
                "never");
        row(table, "an answer is on the visitor's screen", toVisitor);
        row(table, "an answer is told to another agent's screen", answerToAgent);
        row(table, "a visitor's message is told to an agent's screen", toAgent);
        row(table, "a visitor's message is acknowledged", taken);
        report.add(table.note("heap for a visitor who is connected: %s kB; of the whole JVM (PSS): %s kB"
                        .formatted(Samples.number(heap / 1e3 / count), Samples.number(memory / 1e3 / count)))
                .note("requests that failed: " + failed.get()));
    }

    private static void row(Table table, String what, Arrivals arrivals) {
        var samples = arrivals.samples();
        table.row(
                what,
                Samples.number(samples.percentile(0.5)),
                Samples.number(samples.percentile(0.95)),
                Samples.number(samples.percentile(0.99)),
                "%,d".formatted(samples.nanos().length),
                "%,d".formatted(arrivals.missing()));
    }
}
