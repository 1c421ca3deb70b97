package org.peyvand.commerce.woocommerce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** Tries a shop step by step, so that what is wrong can be said in words and put right. */
@Component
public class ShopCheck {

    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    /** The steps, in their order. */
    public enum Stage {
        ADDRESS,
        CONNECT,
        REST,
        CLOCK,
        KEY,
        CURRENCY,
        WEBHOOKS;

        /** As messages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a step ended. */
    public enum Result {
        GOOD,
        /** Not wrong, and to be known. */
        CARE,
        BAD,
        /** Not tried, since one before it failed. */
        UNTRIED;

        /** As messages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A step as it went.
     *
     * @param trouble what is wrong where it is bad
     * @param detail a name, an address, or what was said
     */
    public record Step(Stage stage, Result result, Optional<Trouble> trouble, String detail) {}

    private static final Set<Trouble> OF_ADDRESS = EnumSet.of(Trouble.HOST, Trouble.PRIVATE, Trouble.PLAIN);
    private static final Set<Trouble> OF_CONNECTION = EnumSet.of(
            Trouble.CONNECT,
            Trouble.TLS,
            Trouble.UNTRUSTED,
            Trouble.EXPIRED,
            Trouble.OTHER_NAME,
            Trouble.MOVED,
            Trouble.BUSY,
            Trouble.LARGE);

    private final Shops shops;
    private final WooClient client;
    private final WebhookMaking webhooks;
    private final Workspaces workspaces;
    private final Clock clock;

    ShopCheck(Shops shops, WooClient client, WebhookMaking webhooks, Workspaces workspaces, Clock clock) {
        this.shops = shops;
        this.client = client;
        this.webhooks = webhooks;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /**
     * Tries it, and has the shop tell what changes where the key may write. Takes as long as the shop does.
     *
     * @param address where the shop's webhooks go
     * @throws Refused when there is no such shop, or it is disconnected
     */
    List<Step> check(UUID id, String address) {
        if (shops.get(id).state() == Shop.State.DISCONNECTED) throw Refused.conflict("woo.refused.disconnected");
        var key = shops.key(id);
        var steps = new ArrayList<Step>();
        try {
            good(steps, Stage.ADDRESS, client.found(key));
            ask(key, steps);
            shops.solved(id);
            webhooks(id, key, address, steps);
        } catch (Unanswered why) {
            bad(steps, why);
        }
        return List.copyOf(steps);
    }

    private void ask(WooKey key, List<Step> steps) throws Unanswered {
        var index = client.raw(key, "/wp-json/", Optional.empty());
        good(steps, Stage.CONNECT, key.address());
        rest(index, steps);
        clock(index.at(), steps);
        client.get(key, "orders", Map.of("per_page", "1", "orderby", "modified", "order", "asc"));
        client.get(key, "customers", Map.of("per_page", "1"));
        client.get(key, "products/reviews", Map.of("per_page", "1"));
        good(steps, Stage.KEY, "");
        currency(key, steps);
    }

    private static void rest(WooClient.Answer index, List<Step> steps) throws Unanswered {
        if (index.status() == 401 && index.json().path("code").asString("").startsWith("woocommerce_"))
            throw new Unanswered(Trouble.KEY, said(index));
        if (index.status() != 200) throw new Unanswered(Trouble.REST, said(index));
        for (var space : index.json().path("namespaces")) {
            if (!space.asString("").equals("wc/v3")) continue;
            good(steps, Stage.REST, index.json().path("name").asString(""));
            return;
        }
        throw new Unanswered(Trouble.NOT_WOO, index.json().path("name").asString(""));
    }

    private static String said(WooClient.Answer answer) {
        return answer.status() + " " + answer.json().path("message").asString("");
    }

    private void clock(Optional<Instant> theirs, List<Step> steps) {
        var apart = theirs.map(at -> Duration.between(clock.instant(), at)).orElse(Duration.ZERO);
        var far = apart.abs().compareTo(CLOCKS_APART) > 0;
        var detail = far ? theirs.orElseThrow().toString() : "";
        steps.add(new Step(Stage.CLOCK, far ? Result.CARE : Result.GOOD, Optional.empty(), detail));
    }

    private void currency(WooKey key, List<Step> steps) throws Unanswered {
        var code = client.get(key, "data/currencies/current", Map.of())
                .json()
                .path("code")
                .asString("");
        try {
            WooMoney.of(code, workspaces.settings().currency());
        } catch (NotTaken other) {
            throw new Unanswered(
                    Trouble.CURRENCY, code + " ≠ " + workspaces.settings().currency());
        }
        good(steps, Stage.CURRENCY, code);
    }

    private void webhooks(UUID id, WooKey key, String address, List<Step> steps) {
        try {
            webhooks.make(key, address, shops.webhookSecret(id));
            shops.webhooks(id, Shop.Webhooks.MADE);
            good(steps, Stage.WEBHOOKS, "");
        } catch (Unanswered why) {
            shops.webhooks(id, Shop.Webhooks.BY_HAND);
            steps.add(new Step(Stage.WEBHOOKS, Result.CARE, Optional.empty(), why.detail()));
        }
    }

    private static void good(List<Step> steps, Stage stage, String detail) {
        steps.add(new Step(stage, Result.GOOD, Optional.empty(), detail));
    }

    /** What comes after the step that failed was not tried. */
    private static void bad(List<Step> steps, Unanswered why) {
        var stages = Stage.values();
        var stage = OF_ADDRESS.contains(why.trouble())
                ? Stage.ADDRESS
                : OF_CONNECTION.contains(why.trouble()) && steps.size() <= Stage.CONNECT.ordinal()
                        ? Stage.CONNECT
                        : of(why.trouble(), stages[Math.min(steps.size(), stages.length - 1)]);
        for (var one : List.of(stages).subList(steps.size(), stages.length)) {
            if (one.ordinal() < stage.ordinal()) good(steps, one, "");
            else if (one == stage) steps.add(new Step(one, Result.BAD, Optional.of(why.trouble()), why.detail()));
            else steps.add(new Step(one, Result.UNTRIED, Optional.empty(), ""));
        }
    }

    private static Stage of(Trouble trouble, Stage next) {
        var stage = switch (trouble) {
            case REST, NOT_WOO -> Stage.REST;
            case KEY, RIGHTS, OLD -> Stage.KEY;
            case CURRENCY -> Stage.CURRENCY;
            case HOST, PRIVATE, PLAIN, CONNECT, TLS, UNTRUSTED, EXPIRED, OTHER_NAME, MOVED, BUSY, LARGE, ODD -> next;
        };
        return stage.compareTo(next) < 0 ? next : stage;
    }

    /** Whether nothing keeps the shop from being fetched. */
    public static boolean isGood(List<Step> steps) {
        return steps.stream().noneMatch(step -> step.result() == Result.BAD);
    }
}
