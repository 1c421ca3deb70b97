package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.CUSTOMER;
import static org.peyvand.customer.db.Tables.HANDLE;
import static org.peyvand.customer.db.Tables.SEARCH_TOKEN;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.language.Digits;
import org.peyvand.language.PhoneNumbers;
import org.peyvand.language.SearchTokens;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;

/** Keeps the words by which each customer is found. Those of a joined customer lead to the one they were joined to. */
@Component
class SearchIndex {

    private final DSLContext db;

    SearchIndex(DSLContext db) {
        this.db = db;
    }

    /** Makes the words of these customers anew, in the caller's transaction. */
    void renew(Collection<UUID> customers) {
        db.deleteFrom(SEARCH_TOKEN)
                .where(
                        SEARCH_TOKEN.WORKSPACE_ID.eq(Acting.workspace()),
                        SEARCH_TOKEN.CUSTOMER_ID.eq(DSL.any(customers.toArray(UUID[]::new))))
                .execute();
        write(wordsOf(customers));
    }

    /** The words of customers that have none yet. */
    void write(Map<UUID, Set<String>> words) {
        var tokens = new ArrayList<String>();
        var customers = new ArrayList<UUID>();
        words.forEach((customer, all) -> all.forEach(token -> {
            tokens.add(token);
            customers.add(customer);
        }));
        db.execute(INSERT, Acting.workspace(), tokens.toArray(String[]::new), customers.toArray(UUID[]::new));
    }

    private static final String INSERT = """
            insert into customer.search_token (workspace_id, token, customer_id)
            select ?::uuid, t.* from unnest(?::text[], ?::uuid[]) as t
            on conflict do nothing""";

    private Map<UUID, Set<String>> wordsOf(Collection<UUID> customers) {
        var words = new HashMap<UUID, Set<String>>();
        var workspace = Acting.workspace();
        var ids = customers.toArray(UUID[]::new);
        db.select(CUSTOMER.CUSTOMER_ID, CUSTOMER.MERGED_INTO, CUSTOMER.NAME)
                .from(CUSTOMER)
                .where(CUSTOMER.WORKSPACE_ID.eq(workspace))
                .and(CUSTOMER.CUSTOMER_ID.eq(DSL.any(ids)).or(CUSTOMER.MERGED_INTO.eq(DSL.any(ids))))
                .forEach(row -> {
                    var leadsTo = row.value2() == null ? row.value1() : row.value2();
                    if (customers.contains(leadsTo)) of(leadsTo, words).addAll(ofName(row.value3()));
                });
        db.select(HANDLE.CUSTOMER_ID, HANDLE.KIND, HANDLE.KEY)
                .from(HANDLE)
                .where(HANDLE.WORKSPACE_ID.eq(workspace), HANDLE.CUSTOMER_ID.eq(DSL.any(ids)))
                .forEach(row -> of(row.value1(), words)
                        .addAll(ofHandle(HandleKind.of(row.value2()).orElseThrow(), row.value3())));
        return words;
    }

    private static Set<String> of(UUID customer, Map<UUID, Set<String>> words) {
        return words.computeIfAbsent(customer, none -> new TreeSet<>());
    }

    /** The words of somebody who is not written down yet. */
    static Set<String> of(Person person) {
        var words = new TreeSet<>(
                ofName(CustomerDetails.named(person.name(), person.city()).name()));
        person.handles().forEach(handle -> words.addAll(ofHandle(handle.kind(), handle.key())));
        return words;
    }

    static Set<String> ofName(String name) {
        return SearchTokens.indexOf(name);
    }

    /** A phone is found by its number without trunk or country code, and by its last four digits. */
    static Set<String> ofHandle(HandleKind kind, String key) {
        return switch (kind) {
            case MOBILE, PHONE ->
                Set.of(PhoneNumbers.searchDigits(key), "#" + key.substring(Math.max(0, key.length() - 4)));
            case MAIL -> mail(key);
            case SHOP -> Set.of(Digits.toAscii(key));
        };
    }

    private static Set<String> mail(String key) {
        var words = new TreeSet<String>();
        words.add(key.length() > SearchTokens.MAX_LENGTH ? key.substring(0, SearchTokens.MAX_LENGTH) : key);
        words.addAll(SearchTokens.indexOf(key.replace('@', ' ')));
        return words;
    }
}
