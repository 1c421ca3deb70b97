package org.peyvand.commerce.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.commerce.db.Tables.IMPORT;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.commerce.Import.State;
import org.peyvand.commerce.Imports;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The day's page tells what failed, to those who can do something about it, and nothing where nothing did. */
@PeyvandTest
class FailedOnTodayTest {

    private static final String FILE = "order id,date,total\n1,2025-01-05,100\n2,2025-01-06,200\n";

    @Autowired
    Imports imports;

    @Autowired
    DSLContext db;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void anImportThatFailedIsToldWithItsReasonAndTheWayToIt() {
        var shop = TestWorkspace.create(TestWorkspace.ENGLISH);
        var owner = TestClient.member(shop.owner());
        assertThat(owner.get("/").body()).doesNotContain("failed");
        var failed = upload(shop, "failed.csv", State.FAILED, "commerce.failed.diskFull");
        var stopped = upload(shop, "stopped.csv", State.STOPPED, "");
        upload(shop, "done.csv", State.DONE, "");
        upload(shop, "given-up.csv", State.DISCARDED, "");
        upload(shop, "new.csv", State.UPLOADED, "");
        assertThat(owner.get("/").body())
                .contains("failed.csv", "/customers/import/" + failed, "The disk of the server is full.")
                .contains("stopped.csv", "/customers/import/" + stopped)
                .doesNotContain("done.csv", "given-up.csv", "new.csv");
    }

    @Test
    void itIsNotToldToThoseWhoMayNotImportNorToOtherShops() {
        var shop = TestWorkspace.create(TestWorkspace.ENGLISH);
        upload(shop, "failed.csv", State.FAILED, "commerce.failed.mistake");
        assertThat(TestClient.member(shop.join(Role.AGENT)).get("/").body()).doesNotContain("failed.csv");
        assertThat(TestClient.member(TestWorkspace.create().owner()).get("/").body())
                .doesNotContain("failed.csv");
    }

    private UUID upload(TestWorkspace shop, String name, State state, String failure) {
        return shop.acting(() -> {
            var id = imports.upload(name, new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)));
            new TransactionTemplate(transactions)
                    .executeWithoutResult(_ -> db.update(IMPORT)
                            .set(IMPORT.STATE, state.code())
                            .set(IMPORT.FAILURE, failure)
                            .where(IMPORT.IMPORT_ID.eq(id))
                            .execute());
            return id;
        });
    }
}
