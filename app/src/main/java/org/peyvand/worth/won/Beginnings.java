package org.peyvand.worth.won;

import static org.peyvand.worth.db.Tables.FOLLOWED_PRODUCT;
import static org.peyvand.worth.db.Tables.SOURCE_TALLY;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.commerce.FirstProducts;
import org.peyvand.workspace.Acting;
import org.peyvand.worth.tally.Books;
import org.peyvand.worth.tally.SourceTally;
import org.peyvand.worth.tally.SourceTally.Grouping;
import org.springframework.stereotype.Component;

/**
 * The products most customers began with. Of these the months are kept as those of channels are, each transaction adding
 * what it changes; of all products they would be as many as there are customers.
 */
@Component
public class Beginnings {

    private final DSLContext db;
    private final FirstProducts products;
    private final SourceTally tally;
    private final Books books;

    Beginnings(DSLContext db, FirstProducts products, SourceTally tally, Books books) {
        this.db = db;
        this.books = books;
        this.products = products;
        this.tally = tally;
    }

    private static final String MOST_BEGUN_WITH = """
            select first_product from worth.score where workspace_id = ? and first_product <> ''
            group by first_product order by count(*) desc, first_product limit ?""";

    /**
     * Decides which are followed. The book is locked for that moment: who counted before is done, who counts after it
     * writes down changes of those that are new.
     */
    public void choose() {
        tally.one();
        var most = Set.copyOf(
                db.resultQuery(MOST_BEGUN_WITH, Acting.workspace(), Groups.MOST).fetch(0, String.class));
        var followed = followed();
        if (most.equals(followed)) return;
        books.alone();
        drop(without(followed, most));
        add(without(most, followed));
    }

    private static String[] without(Set<String> some, Set<String> others) {
        var left = new HashSet<>(some);
        left.removeAll(others);
        return left.toArray(String[]::new);
    }

    private void drop(String[] codes) {
        db.deleteFrom(SOURCE_TALLY)
                .where(SOURCE_TALLY.WORKSPACE_ID.eq(Acting.workspace()))
                .and(SOURCE_TALLY.GROUPING.eq(Grouping.PRODUCT.code()))
                .and(SOURCE_TALLY.CHANNEL.eq(DSL.any(codes)))
                .execute();
        db.deleteFrom(FOLLOWED_PRODUCT)
                .where(FOLLOWED_PRODUCT.WORKSPACE_ID.eq(Acting.workspace()))
                .and(FOLLOWED_PRODUCT.CODE.eq(DSL.any(codes)))
                .execute();
    }

    private void add(String[] codes) {
        var rows = Arrays.stream(codes)
                .map(code -> DSL.row(Acting.workspace(), code))
                .toList();
        if (rows.isEmpty()) return;
        db.insertInto(FOLLOWED_PRODUCT, FOLLOWED_PRODUCT.WORKSPACE_ID, FOLLOWED_PRODUCT.CODE)
                .valuesOfRows(rows)
                .onConflictDoNothing()
                .execute();
    }

    /** One statement, so that it sees one moment: what is changed after it adds to what it counts. */
    private static final String COUNT = """
            with fresh as (select code from worth.followed_product where workspace_id = ? and not counted),
                gone as (delete from worth.source_tally
                    where workspace_id = ? and grouping = 'product' and channel in (select code from fresh)),
                counted as (update worth.followed_product set counted = true
                    where workspace_id = ? and code in (select code from fresh))
            insert into worth.source_tally (workspace_id, tally_id, grouping, channel, campaign, cohort, month, customers,
                orders, spent, returned, folded)
            select s.workspace_id, gen_random_uuid(), 'product', s.first_product, '', s.cohort, m.month,
                count(*) filter (where m.orders > 0), sum(m.orders), sum(m.spent), sum(m.returned), true
            from worth.score s
            join worth.month m on m.workspace_id = s.workspace_id and m.customer_id = s.customer_id
            where s.workspace_id = ? and s.first_product in (select code from fresh)
            group by 1, 4, 6, 7""";

    /** Counts the months of those that are followed since the last time. */
    public void count() {
        tally.one();
        var workspace = Acting.workspace();
        db.execute(COUNT, workspace, workspace, workspace, workspace);
    }

    /** Codes of those whose changes are to be written down; asked for while the book is held. */
    public Set<String> followed() {
        return db.select(FOLLOWED_PRODUCT.CODE)
                .from(FOLLOWED_PRODUCT)
                .where(FOLLOWED_PRODUCT.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchSet(FOLLOWED_PRODUCT.CODE);
    }

    /** Codes of those whose months are counted. */
    List<String> shown() {
        return db.select(FOLLOWED_PRODUCT.CODE)
                .from(FOLLOWED_PRODUCT)
                .where(FOLLOWED_PRODUCT.WORKSPACE_ID.eq(Acting.workspace()), FOLLOWED_PRODUCT.COUNTED.isTrue())
                .fetch(FOLLOWED_PRODUCT.CODE);
    }

    /** Names of products by their codes. */
    Map<String, String> names(Collection<String> codes) {
        return products.names(codes);
    }
}
