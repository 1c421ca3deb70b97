package org.peyvand.knowledge;

import static org.peyvand.knowledge.db.Tables.ARTICLE;
import static org.peyvand.knowledge.db.Tables.CATEGORY;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.peyvand.knowledge.article.Shelf;
import org.peyvand.language.Repair;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The categories articles are filed under, in the order the help centre shows them in. */
@Service
public class Categories {

    private static final int LONGEST_NAME = 100;
    private static final int MOST = 200;

    private final DSLContext db;
    private final Audit audit;
    private final Shelf shelf;

    Categories(DSLContext db, Audit audit, Shelf shelf) {
        this.db = db;
        this.audit = audit;
        this.shelf = shelf;
    }

    /** All of them, in order. */
    @Transactional(readOnly = true)
    public List<Category> all() {
        return db.selectFrom(CATEGORY)
                .where(CATEGORY.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(CATEGORY.POSITION, CATEGORY.CATEGORY_ID)
                .fetch(row -> new Category(row.getCategoryId(), row.getNameFa(), row.getNameEn()));
    }

    /**
     * Adds one at the end.
     *
     * @throws Refused when it has no name in either language, a name is too long, or there are 200 already
     */
    @Transactional
    public UUID add(String persian, String english) {
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        refuse(persian, english);
        if (db.fetchCount(CATEGORY, CATEGORY.WORKSPACE_ID.eq(Acting.workspace())) >= MOST) {
            throw Refused.because("knowledge.refused.manyCategories", MOST);
        }
        var id = UuidCreator.getTimeOrderedEpoch();
        db.insertInto(CATEGORY)
                .set(CATEGORY.WORKSPACE_ID, Acting.workspace())
                .set(CATEGORY.CATEGORY_ID, id)
                .set(CATEGORY.NAME_FA, clean(persian))
                .set(CATEGORY.NAME_EN, clean(english))
                .set(CATEGORY.POSITION, nextPosition())
                .execute();
        shelf.changed();
        audit.record(
                "category.added", "category", id, Map.of("name", clean(persian).isEmpty() ? english : persian));
        return id;
    }

    private int nextPosition() {
        return db.select(DSL.coalesce(DSL.max(CATEGORY.POSITION), 0).plus(1))
                .from(CATEGORY)
                .where(CATEGORY.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchSingle()
                .value1();
    }

    /** Gives a category other names. */
    @Transactional
    public void rename(UUID category, String persian, String english) {
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        if (all().stream().noneMatch(known -> known.id().equals(category))) throw Refused.notFound();
        refuse(persian, english);
        db.update(CATEGORY)
                .set(CATEGORY.NAME_FA, clean(persian))
                .set(CATEGORY.NAME_EN, clean(english))
                .where(CATEGORY.WORKSPACE_ID.eq(Acting.workspace()), CATEGORY.CATEGORY_ID.eq(category))
                .execute();
        shelf.changed();
    }

    /** Moves a category one place up; the first stays where it is. */
    @Transactional
    public void raise(UUID category) {
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        var order = all().stream().map(Category::id).toList();
        int at = order.indexOf(category);
        if (at < 0) throw Refused.notFound();
        if (at == 0) return;
        place(category, at - 1);
        place(order.get(at - 1), at);
        for (int rest = 0; rest < order.size(); rest++) if (rest < at - 1 || rest > at) place(order.get(rest), rest);
        shelf.changed();
    }

    private void place(UUID category, int position) {
        db.update(CATEGORY)
                .set(CATEGORY.POSITION, position)
                .where(CATEGORY.WORKSPACE_ID.eq(Acting.workspace()), CATEGORY.CATEGORY_ID.eq(category))
                .execute();
    }

    /** Removes a category; its articles stay, filed under none. */
    @Transactional
    public void remove(UUID category) {
        Acting.require(Permission.CHANGE_KNOWLEDGE);
        db.update(ARTICLE)
                .setNull(ARTICLE.CATEGORY_ID)
                .where(ARTICLE.WORKSPACE_ID.eq(Acting.workspace()), ARTICLE.CATEGORY_ID.eq(category))
                .execute();
        var removed = db.deleteFrom(CATEGORY)
                .where(CATEGORY.WORKSPACE_ID.eq(Acting.workspace()), CATEGORY.CATEGORY_ID.eq(category))
                .returning()
                .fetchOptional()
                .orElseThrow(Refused::notFound);
        shelf.changed();
        audit.record(
                "category.removed",
                "category",
                category,
                Map.of(Audit.NAME_THEN, removed.getNameFa().isEmpty() ? removed.getNameEn() : removed.getNameFa()));
    }

    private static void refuse(String persian, String english) {
        if (persian.isBlank() && english.isBlank()) throw Refused.because("knowledge.refused.noName");
        if (Math.max(persian.length(), english.length()) > LONGEST_NAME) {
            throw Refused.because("knowledge.refused.longName", LONGEST_NAME);
        }
    }

    private static String clean(String name) {
        return Repair.of(name).strip();
    }
}
