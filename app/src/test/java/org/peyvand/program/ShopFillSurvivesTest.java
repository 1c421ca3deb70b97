package org.peyvand.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peyvand.commerce.woocommerce.ImitatedShop;

/** The past of an online shop that is being fetched when the program and its database are killed comes whole, and once. */
class ShopFillSurvivesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int ORDERS = 520;

    /** A hundred orders each, so it is killed with three pages written down and the fourth on its way. */
    private static final int PAGE = 4;

    private final ImitatedShop imitated = new ImitatedShop(ORDERS);

    @TempDir
    private Path home;

    private RunningProgram program;

    @AfterEach
    void leaveNothingBehind() {
        imitated.release();
        program.close();
        imitated.close();
    }

    @Test
    void killedInTheMiddleItGoesOnWhereItStood() throws Exception {
        var reached = imitated.holdFromPage(PAGE);
        program = start().setUp();
        var owner = program.owner();
        var shop = RunningProgram.path(owner.post(
                        "/settings/woocommerce",
                        Map.of("address", imitated.address(), "key", ImitatedShop.KEY, "secret", ImitatedShop.SECRET))
                .headers()
                .firstValue("Location")
                .orElseThrow());
        assertThat(owner.post(shop + "/start", Map.of()).statusCode()).isEqualTo(302);
        reached.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        program.killWithDatabase(home);
        imitated.release();
        var before = imitated.askedForOrders().size();

        program = start();
        await().ignoreExceptions()
                .atMost(PATIENCE)
                .until(() -> read(FLOWS).equals(List.of("customer", "order", "review")));
        assertThat(imitated.askedForOrders().get(before))
                .as("behind what was written down")
                .contains("modified_after");
        assertThat(
                        read(
                                "select source || count(*) || '/' || count(distinct number) from commerce.orders group by source"))
                .singleElement()
                .asString()
                .endsWith(ORDERS - 1 + "/" + (ORDERS - 1));
    }

    private static final String FLOWS =
            "select kind from commerce.shop_flow where caught_up_at is not null and passes > 0 order by kind";

    private RunningProgram start() throws IOException {
        return RunningProgram.start("--peyvand.data=" + home, "--peyvand.private-addresses=true");
    }

    private List<String> read(String query) throws IOException {
        return Books.in(home).read(query);
    }
}
