package org.peyvand.workspace.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.workspace.db.Tables.IDEMPOTENT_REQUEST;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.TestClock;
import org.peyvand.TestDatabase;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A program that does not know whether its request arrived sends it again, and nothing is done twice. */
@PeyvandTest
class IdempotencyTest {

    private static final String PATH = "/api/v1/customers";
    private static final String MARYAM = "{\"name\": \"Maryam\"}";

    @Autowired
    private DSLContext db;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestClock clock;

    private TestWorkspace shop;
    private TestClient program;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        program = TestClient.program(shop);
    }

    @Test
    void repeatedRequestGetsTheFirstAnswer() {
        var first = program.postOnce("a", PATH, MARYAM);
        var second = program.postOnce("a", PATH, MARYAM);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(replayed(first)).isFalse();
        assertThat(replayed(second)).isTrue();
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void withoutAKeyEachRequestIsNew() {
        program.send("POST", PATH, MARYAM);
        program.send("POST", PATH, MARYAM);
        assertThat(customers()).isEqualTo(2);
    }

    @Test
    void keyOfAnotherRequestIsRefused() {
        program.postOnce("a", PATH, MARYAM);
        var other = program.postOnce("a", PATH, "{\"name\": \"Ali\"}");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("api.refused.keyUsed");
        assertThat(program.postOnce("a", PATH + "?other", MARYAM).statusCode()).isEqualTo(422);
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceOneIsDoneAndAllHearOfIt() {
        try (var threads = Executors.newFixedThreadPool(6)) {
            var answers = IntStream.range(0, 6)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> program.postOnce("a", PATH, MARYAM), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
            assertThat(answers)
                    .extracting(HttpResponse::body)
                    .containsOnly(answers.getFirst().body());
            assertThat(answers).filteredOn(IdempotencyTest::replayed).hasSize(5);
        }
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void refusedRequestLeavesNothingAndMayBeRepeated() {
        var halfGood = "{\"name\": \"Maryam\", \"tags\": [\"good\", \"\"]}";
        assertThat(program.postOnce("a", PATH, halfGood).statusCode()).isEqualTo(422);
        assertThat(customers()).isZero();
        assertThat(count(IDEMPOTENT_REQUEST)).isZero();
        assertThat(program.postOnce("a", PATH, MARYAM).statusCode()).isEqualTo(201);
    }

    @Test
    void whatFailsOnlyAtItsEndIsToldToTheProgramLeavesNothingAndMayBeRepeated() {
        owner("create function refuse() returns trigger language plpgsql as 'begin raise exception $$full$$; end'");
        owner("""
                create constraint trigger refuse after insert on customer.customer initially deferred
                for each row when (new.workspace_id = '%s') execute function refuse()""".formatted(shop.uuid()));
        try {
            var failed = program.postOnce("a", PATH, MARYAM);
            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(failed.body()).contains("reference");
        } finally {
            owner("drop function refuse cascade");
        }
        assertThat(customers()).isZero();
        assertThat(program.postOnce("a", PATH, MARYAM).statusCode()).isEqualTo(201);
    }

    private static void owner(String statement) {
        TestDatabase.owner().execute(connection -> {
            try (var prepared = connection.createStatement()) {
                prepared.execute(statement);
            }
        });
    }

    @Test
    void emptyAnswerIsRepeatedToo() {
        var kept = id(program.send("POST", PATH, MARYAM));
        var absorbed = id(program.send("POST", PATH, MARYAM));
        var merged = program.send("POST", PATH + "/" + kept + "/merge", "{\"absorb\": \"" + absorbed + "\"}");
        var undo = "/api/v1/merges/" + merged.body().replaceFirst(".*\"merge\":\"([^\"]+)\".*", "$1") + "/undo";
        assertThat(program.postOnce("u", undo, "").statusCode()).isEqualTo(204);
        assertThat(program.postOnce("u", undo, "").statusCode()).isEqualTo(204);
        assertThat(program.send("POST", undo, "").statusCode()).isEqualTo(404);
    }

    @Test
    void keysOfOtherWorkspacesAreOthers() {
        program.postOnce("a", PATH, MARYAM);
        var elsewhere = TestClient.program(TestWorkspace.create()).postOnce("a", PATH, "{\"name\": \"Ali\"}");
        assertThat(elsewhere.statusCode()).isEqualTo(201);
    }

    @Test
    void keyIsForgottenAfterTwoDays() {
        program.postOnce("a", PATH, MARYAM);
        clock.advance(Duration.ofHours(49));
        assertThat(program.postOnce("a", PATH, "{\"name\": \"Ali\"}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void keyIsNeitherEmptyNorEndless() {
        assertThat(program.postOnce(" ", PATH, MARYAM).statusCode()).isEqualTo(400);
        assertThat(program.postOnce("a".repeat(201), PATH, MARYAM).statusCode()).isEqualTo(400);
    }

    private static boolean replayed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotency-Replayed").isPresent();
    }

    private static String id(HttpResponse<String> answer) {
        return answer.body().replaceFirst("^\\{\"id\":\"([^\"]+)\".*", "$1");
    }

    private int customers() {
        return count(DSL.table("customer.customer"));
    }

    private int count(Table<?> table) {
        return shop.acting(() -> new TransactionTemplate(transactions).execute(_ -> db.fetchCount(table)));
    }
}
