package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.SEARCH_TOKEN;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
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

    /** So many who have one of several words are looked at for the others. */
    private static final int MOST_CANDIDATES = 2_000;

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

    private SequencedSet<UUID> withPrefix(String prefix) {
        return along(List.of(prefix));
    }

    /**
     * All but the last of the words stand whole; the last one may still be being typed. Two common words that few have
     * both of would be looked for among all who have one of them, so it ends after the first many; neighbouring words in
     * their order are found whole, being kept joined as well.
     */
    private SequencedSet<UUID> along(List<String> path) {
        var whole = path.subList(0, path.size() - 1);
        var found = new LinkedHashSet<>(among(beginsWith(path.getLast()), having(whole)));
        if (whole.isEmpty() || found.size() >= MOST) return found;
        var rest = new ArrayList<>(having(whole.subList(1, whole.size())));
        rest.add(token -> beginsWith(token, path.getLast()));
        found.addAll(among(CANDIDATE.TOKEN.eq(whole.getFirst()), rest));
        return found;
    }

    private static final SearchToken CANDIDATE = SEARCH_TOKEN.as("candidate");

    private List<UUID> among(Condition one, List<Function<SearchToken, Condition>> others) {
        var candidates = db.select(CANDIDATE.TOKEN, CANDIDATE.CUSTOMER_ID)
                .from(CANDIDATE)
                .where(CANDIDATE.WORKSPACE_ID.eq(Acting.workspace()), one)
                .orderBy(CANDIDATE.TOKEN, CANDIDATE.CUSTOMER_ID)
                .limit(others.isEmpty() ? MOST : MOST_CANDIDATES)
                .asTable("candidates");
        var customer = candidates.field(CANDIDATE.CUSTOMER_ID);
        return db.select(customer)
                .from(candidates)
                .where(others.stream().map(other -> alsoHas(customer, other)).toList())
                .orderBy(candidates.field(CANDIDATE.TOKEN), customer)
                .limit(MOST)
                .fetch(customer);
    }

    private static List<Function<SearchToken, Condition>> having(List<String> words) {
        return words.stream()
                .<Function<SearchToken, Condition>>map(word -> token -> token.TOKEN.eq(word))
                .toList();
    }

    private static Condition beginsWith(String prefix) {
        return beginsWith(CANDIDATE, prefix);
    }

    /** As a range of the index, since {@code like} cannot be an index condition behind the wall. */
    private static Condition beginsWith(SearchToken token, String prefix) {
        return token.TOKEN.ge(prefix).and(token.TOKEN.lt(prefix + Character.MAX_VALUE));
    }

    private Condition alsoHas(Field<UUID> customer, Function<SearchToken, Condition> what) {
        var other = SEARCH_TOKEN.as("other");
        return DSL.exists(db.selectOne()
                .from(other)
                .where(other.WORKSPACE_ID.eq(Acting.workspace()), other.CUSTOMER_ID.eq(customer))
                .and(what.apply(other)));
    }
}
