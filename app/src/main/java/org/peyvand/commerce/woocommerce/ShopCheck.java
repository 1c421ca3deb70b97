package org.peyvand.commerce.woocommerce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.web.Refused;
import org.peyvand.web.Trial;
import org.peyvand.web.Trial.Result;
import org.peyvand.web.Trial.Step;
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
        WEBHOOKS
    }

    private final Shops shops;
    private final WooClient client;
    private final OrderFetching orders;
    private final WebhookMaking webhooks;
    private final Workspaces workspaces;
    private final Clock clock;

    ShopCheck(
            Shops shops,
            WooClient client,
            OrderFetching orders,
            WebhookMaking webhooks,
            Workspaces workspaces,
            Clock clock) {
        this.shops = shops;
        this.client = client;
        this.orders = orders;
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
    List<Step<Stage>> check(UUID id, String address) {
        if (shops.get(id).state() == Shop.State.DISCONNECTED) throw Refused.conflict("woo.refused.disconnected");
        var key = shops.key(id);
        var trial = new Trial<>("woo", List.of(Stage.values()));
        try {
            trial.good(Stage.ADDRESS, client.found(key));
            ask(key, trial);
            shops.solved(id);
            webhooks(id, key, address, trial);
        } catch (Unanswered why) {
            trial.fail(stage(why.trouble(), trial.next()), why.trouble().code(), why.detail());
        }
        return trial.steps();
    }

    private void ask(WooKey key, Trial<Stage> trial) throws Unanswered {
        var index = client.raw(key, "/wp-json/", Optional.empty());
        trial.good(Stage.CONNECT, key.address());
        rest(index, trial);
        clock(index.at(), trial);
        orders.check(key);
        client.get(key, "customers", Map.of("per_page", "1"));
        client.get(key, "products/reviews", Map.of("per_page", "1"));
        trial.good(Stage.KEY, "");
        currency(key, trial);
    }

    private static void rest(WooClient.Answer index, Trial<Stage> trial) throws Unanswered {
        if (index.status() == 401 && index.json().path("code").asString("").startsWith("woocommerce_"))
            throw new Unanswered(Trouble.KEY, said(index));
        if (index.status() != 200) throw new Unanswered(Trouble.REST, said(index));
        for (var space : index.json().path("namespaces")) {
            if (!space.asString("").equals("wc/v3")) continue;
            trial.good(Stage.REST, index.json().path("name").asString(""));
            return;
        }
        throw new Unanswered(Trouble.NOT_WOO, index.json().path("name").asString(""));
    }

    private static String said(WooClient.Answer answer) {
        return answer.status() + " " + answer.json().path("message").asString("");
    }

    private void clock(Optional<Instant> theirs, Trial<Stage> trial) {
        var apart = theirs.map(at -> Duration.between(clock.instant(), at)).orElse(Duration.ZERO);
        var far = apart.abs().compareTo(CLOCKS_APART) > 0;
        if (far) trial.advise(Stage.CLOCK, theirs.orElseThrow().toString());
        else trial.good(Stage.CLOCK, "");
    }

    private void currency(WooKey key, Trial<Stage> trial) throws Unanswered {
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
        trial.good(Stage.CURRENCY, code);
    }

    private void webhooks(UUID id, WooKey key, String address, Trial<Stage> trial) {
        try {
            var before = shops.get(id).webhookAt();
            var made = webhooks.make(key, address, shops.webhookSecret(id));
            shops.webhooks(id, Shop.Webhooks.MADE);
            var heard = shops.get(id).webhookAt();
            if (heard.isEmpty() || made > 0 && heard.equals(before))
                trial.advise(Stage.WEBHOOKS, "unheard", server(address));
            else trial.good(Stage.WEBHOOKS, "");
        } catch (Unanswered why) {
            shops.webhooks(id, Shop.Webhooks.BY_HAND);
            trial.advise(Stage.WEBHOOKS, why.detail());
        }
    }

    /** Without the word that stands for the shop: who knows it may greet. */
    private static String server(String address) {
        return address.replaceFirst("^(https?://[^/]+).*", "$1");
    }

    private static Stage stage(Trouble trouble, Stage next) {
        return switch (trouble) {
            case HOST, PRIVATE, PLAIN -> Stage.ADDRESS;
            case CONNECT, TLS, UNTRUSTED, EXPIRED, OTHER_NAME, MOVED, BUSY, LARGE -> Stage.CONNECT;
            case REST, NOT_WOO -> Stage.REST;
            case KEY, RIGHTS, OLD -> Stage.KEY;
            case CURRENCY -> Stage.CURRENCY;
            case ODD -> next;
        };
    }

    /** Whether nothing keeps the shop from being fetched. */
    public static boolean isGood(List<Step<Stage>> steps) {
        return steps.stream().noneMatch(step -> step.result() == Result.BAD);
    }
}
