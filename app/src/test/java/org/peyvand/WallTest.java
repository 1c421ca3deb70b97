package org.peyvand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peyvand.Catalogue.Policy;
import org.peyvand.Catalogue.Table;
import org.peyvand.database.DatabaseAddress;
import org.peyvand.database.Schema;

/**
 * The wall between businesses, asked of the database's own catalogue and then tried, table by table, in a database in
 * which two workspaces have a row in every table. A new table is found by itself.
 */
class WallTest {

    /** Tables outside the wall, and why. */
    private static final Map<String, String> OUTSIDE = Map.of(
            "workspace.account", "a person may be a member of several workspaces",
            "workspace.setup_link", "used before there is a workspace",
            "workspace.password_reset", "used by a person who is not logged in",
            "knowledge.public_address", "names the workspace of a visitor who is not logged in");

    /** Policies beside the one that names the workspace, and why. */
    private static final Map<String, String> FURTHER_POLICIES = Map.of(
            "own_memberships", "who has just logged in sees their own memberships before a workspace is named",
            "own_workspaces", "and what those workspaces are called");

    private static final UUID OURS = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final UUID THEIRS = UUID.fromString("00000000-0000-7000-8000-00000000000b");

    private static DatabaseAddress runtime;
    private static Catalogue catalogue;
    private static FilledTables filled;

    @BeforeAll
    static void fillEveryTable() {
        var owner = TestDatabase.empty("wall");
        runtime = Schema.migrate(owner);
        catalogue = new Catalogue(owner);
        filled = new FilledTables(owner, catalogue);
        walled().forEach(table -> filled.fill(table, List.of(OURS, THEIRS)));
    }

    static Stream<Table> walled() {
        return walled(catalogue);
    }

    /** The tables that belong to businesses. */
    static Stream<Table> walled(Catalogue catalogue) {
        return catalogue.tables().stream()
                .filter(table -> !table.schema().equals("platform"))
                .filter(table -> !OUTSIDE.containsKey(table.name()));
    }

    @Test
    void whatStandsOutsideStillExists() {
        assertThat(catalogue.byName()).containsKeys(OUTSIDE.keySet().toArray(String[]::new));
        assertThat(walled()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("walled")
    void workspaceIsFirstInEveryKey(Table table) {
        assertThat(catalogue.keys(table))
                .allSatisfy(
                        key -> assertThat(key.columns()).first().as(key.name()).isEqualTo("workspace_id"));
        assertThat(catalogue.columns(table)).extracting(Catalogue.Column::name).contains("workspace_id");
    }

    @ParameterizedTest
    @MethodSource("walled")
    void referencesStayWithinTheWorkspace(Table table) {
        assertThat(catalogue.references(table))
                .filteredOn(reference -> !OUTSIDE.containsKey(reference.to()))
                .allSatisfy(reference -> {
                    assertThat(reference.columns()).first().as(reference.name()).isEqualTo("workspace_id");
                    assertThat(reference.toColumns())
                            .first()
                            .as(reference.name())
                            .isEqualTo("workspace_id");
                });
    }

    @ParameterizedTest
    @MethodSource("walled")
    void policyIsEnabledForcedAndNamesTheWorkspace(Table table) {
        assertThat(table.policiesEnabled()).as("enabled").isTrue();
        assertThat(table.policiesForced()).as("forced").isTrue();
        var further = catalogue.policies(table).stream()
                .filter(policy -> !policy.equals(new Policy("wall", "ALL", "(workspace_id = workspace.current_id())")))
                .toList();
        assertThat(catalogue.policies(table)).hasSize(further.size() + 1);
        assertThat(further).allSatisfy(policy -> {
            assertThat(FURTHER_POLICIES).containsKey(policy.name());
            assertThat(policy.command()).isEqualTo("SELECT");
        });
    }

    /** But what counts rows for the planner, and tells nobody what it saw. */
    @Test
    void nothingReadsOrRunsAsTheOwner() {
        assertThat(catalogue.detours()).containsExactly("workspace.renew_statistics()");
    }

    @Test
    void programConnectsAsARoleThatCannotStepAround() {
        assertThat(catalogue.rights(runtime.user()))
                .allSatisfy((right, has) -> assertThat(has).as(right).isFalse());
    }

    @ParameterizedTest
    @MethodSource("walled")
    void withoutAWorkspaceNothingIsSeen(Table table) {
        runtime.execute(
                connection -> assertThat(filled.workspacesIn(table, connection)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("walled")
    void onlyOwnRowsAreSeen(Table table) {
        filled.in(
                OURS,
                runtime,
                connection -> assertThat(filled.workspacesIn(table, connection)).containsExactly(OURS));
    }

    @ParameterizedTest
    @MethodSource("walled")
    void rowOfAnotherWorkspaceIsRefused(Table table) {
        filled.in(
                OURS,
                runtime,
                connection -> assertThatThrownBy(() -> filled.insert(table, THEIRS, connection))
                        .hasMessageMatching("(?s).*(row-level security|permission denied).*"));
    }

    @ParameterizedTest
    @MethodSource("walled")
    void rowsOfAnotherWorkspaceAreNeitherChangedNorRemoved(Table table) {
        filled.in(
                OURS,
                runtime,
                connection ->
                        assertThat(filled.take(table, THEIRS, OURS, connection)).isZero());
        filled.in(
                OURS,
                runtime,
                connection ->
                        assertThat(filled.remove(table, THEIRS, connection)).isZero());
    }

    @ParameterizedTest
    @MethodSource("walled")
    void ownRowsAreNotGivenAway(Table table) {
        filled.in(
                OURS,
                runtime,
                connection ->
                        assertThat(filled.take(table, OURS, THEIRS, connection)).isZero());
    }
}
