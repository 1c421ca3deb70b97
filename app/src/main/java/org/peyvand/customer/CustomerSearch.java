package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.SEARCH_TOKEN;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.customer.db.tables.SearchToken;
import org.peyvand.language.Digits;
import org.peyvand.language.PhoneNumbers;
import org.peyvand.language.Repair;
import org.peyvand.language.SearchTokens;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds customers while a person types: by name in any spelling, any form of a phone number, a mail address, a number of
 * the shop, and by what other modules know. Each look-up is a range of an index, cut off early.
 */
@Service
public class CustomerSearch {

    private static final int MOST = 50;
    private static final int MOST_PATHS = 8;

    private final DSLContext db;
    private final CustomerList list;
    private final List<CustomerLookup> lookups;

    CustomerSearch(DSLContext db, CustomerList list, List<CustomerLookup> lookups) {
        this.db = db;
        this.list = list;
        this.lookups = lookups;
    }

    /** At most 50 customers, the best guesses first; none for a blank. */
    @Transactional(readOnly = true)
    public List<CustomerList.Row> find(String typed) {
        var text = Repair.of(typed).strip();
        if (text.isEmpty()) return List.of();
        var found = new LinkedHashSet<UUID>();
        byNumber(text, found);
        byAddress(text, found);
        for (var lookup : lookups) if (found.size() < MOST) found.addAll(lookup.find(text, MOST - found.size()));
        byName(text, found);
        return list.of(found.stream().limit(MOST).toList());
    }

    private void byNumber(String text, SequencedSet<UUID> found) {
        var digits = PhoneNumbers.searchDigits(text);
        if (digits.length() < 3
                || digits.length()
                        < Digits.toAscii(text).replaceAll("[^0-9\\p{L}]", "").length() - 4) return;
        found.addAll(withPrefix(digits));
        if (digits.length() == 4) found.addAll(withPrefix("#" + digits));
    }

    private void byAddress(String text, SequencedSet<UUID> found) {
        var address = Digits.toAscii(text).toLowerCase(Locale.ROOT);
        if (address.indexOf(' ') < 0 && address.length() <= SearchTokens.MAX_LENGTH) found.addAll(withPrefix(address));
    }

    private void byName(String text, SequencedSet<UUID> found) {
        for (var path : SearchTokens.pathsOf(text).stream().limit(MOST_PATHS).toList()) {
            if (found.size() >= MOST) return;
            found.addAll(along(path));
        }
    }

    private List<UUID> withPrefix(String prefix) {
        return along(List.of(prefix));
    }

    /** All but the last of the words stand whole; the last one may still be being typed. */
    private List<UUID> along(List<String> path) {
        var last = SEARCH_TOKEN.as("last");
        var condition = last.WORKSPACE_ID.eq(Acting.workspace()).and(beginsWith(last, path.getLast()));
        for (var word : path.subList(0, path.size() - 1)) condition = condition.and(alsoHas(last, word));
        return db.select(last.CUSTOMER_ID)
                .from(last)
                .where(condition)
                .orderBy(last.TOKEN, last.CUSTOMER_ID)
                .limit(MOST)
                .fetch(last.CUSTOMER_ID);
    }

    /** As a range of the index, since {@code like} cannot be an index condition behind the wall. */
    private static Condition beginsWith(SearchToken token, String prefix) {
        return token.TOKEN.ge(prefix).and(token.TOKEN.lt(prefix + Character.MAX_VALUE));
    }

    private Condition alsoHas(SearchToken last, String word) {
        var other = SEARCH_TOKEN.as("other");
        return DSL.exists(db.selectOne()
                .from(other)
                .where(other.WORKSPACE_ID.eq(last.WORKSPACE_ID), other.CUSTOMER_ID.eq(last.CUSTOMER_ID))
                .and(other.TOKEN.eq(word)));
    }
}
