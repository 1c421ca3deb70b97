package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.CUSTOMER;
import static org.peyvand.customer.db.Tables.HANDLE;
import static org.peyvand.customer.db.Tables.STANDING;
import static org.peyvand.customer.db.Tables.TAG;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.language.Fold;
import org.peyvand.language.Repair;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Pipeline;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers of the workspace acted in. An id of a customer joined to another leads to that other. */
@Service
public class Customers {

    private static final int MOST_HANDLES = 50;
    private static final int MOST_TAGS = 50;

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final Workspaces workspaces;
    private final SearchIndex index;
    private final Likenesses likenesses;
    private final Pipeline pipeline;

    Customers(
            DSLContext db,
            Clock clock,
            Audit audit,
            Workspaces workspaces,
            SearchIndex index,
            Likenesses likenesses,
            Pipeline pipeline) {
        this.pipeline = pipeline;
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.workspaces = workspaces;
        this.index = index;
        this.likenesses = likenesses;
    }

    /** The customer, or the one they were joined to. */
    @Transactional(readOnly = true)
    public Optional<Customer> find(UUID id) {
        Acting.require(Permission.SEE_CUSTOMERS);
        return survivor(id).flatMap(this::read);
    }

    /** @throws Refused when there is no such customer in this workspace */
    @Transactional(readOnly = true)
    public Customer get(UUID id) {
        return find(id).orElseThrow(Refused::notFound);
    }

    /** Follows merges to the customer that stands now. */
    @Transactional(readOnly = true)
    public Optional<UUID> survivor(UUID id) {
        var found = db.select(CUSTOMER.CUSTOMER_ID, CUSTOMER.MERGED_INTO)
                .from(CUSTOMER)
                .where(CUSTOMER.WORKSPACE_ID.eq(Acting.workspace()), CUSTOMER.CUSTOMER_ID.eq(id))
                .fetchOptional();
        return found.flatMap(row -> row.value2() == null ? Optional.of(id) : survivor(row.value2()));
    }

    private static final String STANDING_NOW = """
            select customer_id, coalesce(merged_into, customer_id) from customer.customer
            where workspace_id = ? and customer_id = any(?)""";

    /** As {@link #survivor(UUID)}, for many at once; an unknown id has no entry. */
    @Transactional(readOnly = true)
    public Map<UUID, UUID> survivors(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        var found = new HashMap<UUID, UUID>();
        pipeline.rows(
                        (row, _) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                        STANDING_NOW,
                        Acting.workspace(),
                        ids.toArray(UUID[]::new))
                .forEach(row -> found.put(row.getKey(), row.getValue()));
        var joined = found.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(entry.getValue()))
                .toList();
        var further = survivors(joined.stream().map(Map.Entry::getValue).toList());
        joined.forEach(entry -> found.put(entry.getKey(), further.get(entry.getValue())));
        return found;
    }

    private Optional<Customer> read(UUID id) {
        return db.selectFrom(CUSTOMER.join(STANDING)
                        .on(STANDING.WORKSPACE_ID.eq(CUSTOMER.WORKSPACE_ID))
                        .and(STANDING.CUSTOMER_ID.eq(CUSTOMER.CUSTOMER_ID)))
                .where(CUSTOMER.WORKSPACE_ID.eq(Acting.workspace()), CUSTOMER.CUSTOMER_ID.eq(id))
                .fetchOptional(row -> new Customer(
                        id,
                        Rows.details(row.into(CUSTOMER)),
                        handles(id),
                        tags(id),
                        row.get(CUSTOMER.CREATED_AT).toInstant(),
                        Rows.standing(row.into(STANDING))));
    }

    /** An address that a merge brought a second time is shown once. */
    private List<Customer.KnownHandle> handles(UUID id) {
        var seen = new HashSet<String>();
        return db
                .selectFrom(HANDLE)
                .where(HANDLE.WORKSPACE_ID.eq(Acting.workspace()), HANDLE.CUSTOMER_ID.eq(id))
                .orderBy(HANDLE.KIND, HANDLE.CREATED_AT, HANDLE.HANDLE_ID)
                .stream()
                .filter(row -> seen.add(row.getKind() + " " + row.getKey()))
                .map(row -> new Customer.KnownHandle(row.getHandleId(), Rows.handle(row), Rows.undeliverable(row)))
                .toList();
    }

    private List<String> tags(UUID id) {
        return db
                .selectFrom(TAG)
                .where(TAG.WORKSPACE_ID.eq(Acting.workspace()), TAG.CUSTOMER_ID.eq(id))
                .orderBy(TAG.LABEL)
                .fetch(TAG.LABEL)
                .stream()
                .distinct()
                .toList();
    }

    /** Writes down a new customer. A handle another customer has too makes a suggestion, never a merge. */
    @Transactional
    public UUID create(CustomerDetails details, List<Handle> handles) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        if (details.name().isEmpty() && handles.isEmpty()) throw Refused.because("customer.refused.nobody");
        var id = UuidCreator.getTimeOrderedEpoch();
        var row = db.newRecord(CUSTOMER);
        row.setWorkspaceId(Acting.workspace());
        row.setCustomerId(id);
        row.setCreatedAt(now());
        Rows.write(details, row);
        row.insert();
        db.insertInto(STANDING)
                .set(STANDING.WORKSPACE_ID, Acting.workspace())
                .set(STANDING.CUSTOMER_ID, id)
                .execute();
        handles.forEach(handle -> insert(id, handle));
        audit.record(
                "customer.created",
                "customer",
                id,
                Map.of(),
                Changes.none().changed("name", "", details.name()).changed("city", "", details.city()));
        changed(id);
        return id;
    }

    /** Replaces what is written down about a customer. */
    @Transactional
    public void change(UUID id, CustomerDetails details) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        var row = db.fetchSingle(
                CUSTOMER, CUSTOMER.WORKSPACE_ID.eq(Acting.workspace()), CUSTOMER.CUSTOMER_ID.eq(standing(id)));
        var before = Rows.details(row);
        if (before.equals(details)) return;
        Rows.write(details, row);
        row.update();
        audit.record(
                "customer.changed",
                "customer",
                row.getCustomerId(),
                Map.of("fields", Rows.differing(before, details)),
                Changes.none()
                        .changed("name", before.name(), details.name())
                        .changed("city", before.city(), details.city())
                        .changed("birthday", before.birthday(), details.birthday()));
        changed(row.getCustomerId());
    }

    /**
     * Reads an address as it was typed.
     *
     * @throws Refused when it is none of that kind
     */
    public Handle handle(HandleKind kind, String typed) {
        return kind.read(typed, workspaces.settings().phoneRegion())
                .orElseThrow(() -> Refused.because("customer.refused.handle." + kind.code(), typed));
    }

    /** Adds an address; adding one the customer has already changes nothing. */
    @Transactional
    public void addHandle(UUID id, Handle handle) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        var customer = standing(id);
        if (handles(customer).size() >= MOST_HANDLES)
            throw Refused.because("customer.refused.manyHandles", MOST_HANDLES);
        if (insert(customer, handle) == 0) return;
        audit.record(
                "customer.handleAdded",
                "customer",
                customer,
                Map.of("kind", handle.kind().code()),
                Changes.none().changed(handle.kind().code(), "", handle.key()));
        changed(customer);
    }

    private int insert(UUID customer, Handle handle) {
        return db.insertInto(HANDLE)
                .set(HANDLE.WORKSPACE_ID, Acting.workspace())
                .set(HANDLE.HANDLE_ID, UuidCreator.getTimeOrderedEpoch())
                .set(HANDLE.CUSTOMER_ID, customer)
                .set(HANDLE.ORIGINAL_CUSTOMER_ID, customer)
                .set(HANDLE.KIND, handle.kind().code())
                .set(HANDLE.KEY, handle.key())
                .set(HANDLE.TYPED, handle.typed())
                .set(HANDLE.CREATED_AT, now())
                .onConflictDoNothing()
                .execute();
    }

    /** Takes an address away. */
    @Transactional
    public void removeHandle(UUID id, UUID handle) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        var customer = standing(id);
        var removed = db.deleteFrom(HANDLE)
                .where(HANDLE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(HANDLE.CUSTOMER_ID.eq(customer))
                .and(HANDLE.HANDLE_ID.eq(handle))
                .returning()
                .fetchOptional()
                .orElseThrow(Refused::notFound);
        audit.record(
                "customer.handleRemoved",
                "customer",
                customer,
                Map.of(),
                Changes.none().changed(removed.getKind(), removed.getKey(), ""));
        changed(customer);
    }

    /** Adds a tag; spellings of one word are one tag. */
    @Transactional
    public void tag(UUID id, String label) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        var customer = standing(id);
        var word = Repair.of(label).strip();
        if (word.isEmpty() || word.length() > 50) throw Refused.because("customer.refused.tag");
        if (tags(customer).size() >= MOST_TAGS) throw Refused.because("customer.refused.manyTags", MOST_TAGS);
        var added = db.insertInto(TAG)
                .set(TAG.WORKSPACE_ID, Acting.workspace())
                .set(TAG.ORIGINAL_CUSTOMER_ID, customer)
                .set(TAG.TAG_KEY, Fold.spaceless(word))
                .set(TAG.CUSTOMER_ID, customer)
                .set(TAG.LABEL, word)
                .set(TAG.CREATED_AT, now())
                .onConflictDoNothing()
                .execute();
        if (added > 0) audit.record("customer.tagged", "customer", customer, Map.of("tag", word));
    }

    /** Takes a tag away. */
    @Transactional
    public void untag(UUID id, String label) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        var customer = standing(id);
        db.deleteFrom(TAG)
                .where(TAG.WORKSPACE_ID.eq(Acting.workspace()), TAG.CUSTOMER_ID.eq(customer))
                .and(TAG.TAG_KEY.eq(Fold.spaceless(label)))
                .execute();
        audit.record("customer.untagged", "customer", customer, Map.of("tag", label));
    }

    private UUID standing(UUID id) {
        return survivor(id).orElseThrow(Refused::notFound);
    }

    private void changed(UUID customer) {
        index.renew(List.of(customer));
        likenesses.renew(customer);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
