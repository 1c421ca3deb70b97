package org.peyvand.conversation.level;

import static org.peyvand.conversation.db.Tables.LEVEL_RULE;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.conversation.db.tables.records.LevelRuleRecord;
import org.peyvand.customer.Customers;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Remembered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The rules of the business, in order: the first one that fits a conversation counts. */
@Service
public class Rules {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 100;

    /** The longest target: a year of working days of a whole day each. */
    static final Duration LONGEST = Duration.ofDays(366);

    private final DSLContext db;
    private final Clock clock;
    private final Customers customers;
    private final Audit audit;
    private final TransactionTemplate reading;
    private final Remembered<List<Rule>> rules = new Remembered<>();

    Rules(DSLContext db, Clock clock, Customers customers, Audit audit, PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        this.customers = customers;
        this.audit = audit;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** In the order in which they are tried. */
    public List<Rule> all() {
        Acting.require(Permission.SEE_CONVERSATIONS);
        return rules.get(() -> reading.execute(_ -> stored()));
    }

    private List<Rule> stored() {
        return db.selectFrom(LEVEL_RULE)
                .where(LEVEL_RULE.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(LEVEL_RULE.PLACE, LEVEL_RULE.RULE_ID)
                .fetch(Rules::rule);
    }

    /** The rule this conversation is measured by; the customer is looked up only where a rule asks for their worth. */
    Optional<Rule> fitting(Subject subject) {
        var all = all();
        var asksWorth = all.stream().anyMatch(rule -> rule.worthAtLeast().isPresent());
        var worth = asksWorth
                ? subject.customer()
                        .flatMap(customers::find)
                        .map(customer -> customer.standing().worth())
                        .orElse(0L)
                : 0L;
        return all.stream().filter(rule -> rule.fits(subject, worth)).findFirst();
    }

    private static Rule rule(LevelRuleRecord row) {
        var targets = new EnumMap<Kind, Duration>(Kind.class);
        put(targets, Kind.FIRST_ANSWER, row.getFirstAnswerSeconds());
        put(targets, Kind.NEXT_ANSWER, row.getNextAnswerSeconds());
        put(targets, Kind.SOLVED, row.getSolvedSeconds());
        return new Rule(
                row.getRuleId(),
                row.getName(),
                Optional.of(row.getChannel()).filter(word -> !word.isEmpty()),
                Optional.ofNullable(row.getPriority()).map(Short::intValue),
                Optional.ofNullable(row.getWorthAtLeast()),
                targets);
    }

    private static void put(Map<Kind, Duration> targets, Kind kind, Integer seconds) {
        if (seconds != null) targets.put(kind, Duration.ofSeconds(seconds));
    }

    /** A name for a rule about to be added. */
    public static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /**
     * Adds the rule after all others.
     *
     * @throws Refused when it has no name, promises nothing, or there are too many
     */
    @Transactional
    public void add(Rule rule) {
        Acting.require(Permission.CHANGE_SETTINGS);
        check(rule);
        var known = all();
        if (known.size() >= MOST) throw Refused.because("level.refused.many", MOST);
        var row = db.newRecord(LEVEL_RULE);
        row.setWorkspaceId(Acting.workspace());
        row.setRuleId(rule.id());
        row.setPlace(known.size());
        row.setCreatedAt(clock.instant().atOffset(ZoneOffset.UTC));
        write(rule, row);
        row.insert();
        rules.forget();
        audit.record("level.added", "level", rule.id(), Map.of("name", rule.name()));
    }

    /** Changes the rule for what begins from now on; what runs is measured as it was promised. */
    @Transactional
    public void change(Rule rule) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var row = row(rule.id());
        check(rule);
        var changes = changes(rule(row), rule);
        write(rule, row);
        row.update();
        rules.forget();
        audit.record("level.changed", "level", rule.id(), Map.of("name", rule.name()), changes);
    }

    private static Changes changes(Rule before, Rule now) {
        return Changes.none()
                .changed("name", before.name(), now.name())
                .changed("channel", before.channel(), now.channel())
                .changed("priority", before.priority(), now.priority())
                .changed("worthAtLeast", before.worthAtLeast(), now.worthAtLeast())
                .changed("firstAnswer", minutes(before, Kind.FIRST_ANSWER), minutes(now, Kind.FIRST_ANSWER))
                .changed("nextAnswer", minutes(before, Kind.NEXT_ANSWER), minutes(now, Kind.NEXT_ANSWER))
                .changed("solving", minutes(before, Kind.SOLVED), minutes(now, Kind.SOLVED));
    }

    private static Optional<Long> minutes(Rule rule, Kind kind) {
        return Optional.ofNullable(rule.targets().get(kind)).map(Duration::toMinutes);
    }

    /** Removes the rule; what runs under it runs on. */
    @Transactional
    public void remove(UUID id) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var row = row(id);
        row.delete();
        rules.forget();
        audit.record("level.removed", "level", id, Map.of("name", row.getName()));
    }

    /** Tries the rule before the one that is tried before it now. */
    @Transactional
    public void raise(UUID id) {
        Acting.require(Permission.CHANGE_SETTINGS);
        row(id);
        var order = new ArrayList<>(all().stream().map(Rule::id).toList());
        var at = order.indexOf(id);
        if (at > 0) Collections.swap(order, at, at - 1);
        for (int place = 0; place < order.size(); place++) {
            db.update(LEVEL_RULE)
                    .set(LEVEL_RULE.PLACE, place)
                    .where(LEVEL_RULE.WORKSPACE_ID.eq(Acting.workspace()), LEVEL_RULE.RULE_ID.eq(order.get(place)))
                    .execute();
        }
        rules.forget();
        audit.record("level.raised", "level", id, Map.of());
    }

    private LevelRuleRecord row(UUID id) {
        return db.selectFrom(LEVEL_RULE)
                .where(LEVEL_RULE.WORKSPACE_ID.eq(Acting.workspace()), LEVEL_RULE.RULE_ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Refused::notFound);
    }

    private static void check(Rule rule) {
        if (rule.name().isBlank() || rule.name().length() > LONGEST_NAME) {
            throw Refused.because("level.refused.name", LONGEST_NAME);
        }
        if (rule.targets().isEmpty()) throw Refused.because("level.refused.nothing");
        for (var target : rule.targets().values()) {
            if (!target.isPositive() || target.compareTo(LONGEST) > 0) throw Refused.because("level.refused.target");
        }
    }

    private static void write(Rule rule, LevelRuleRecord row) {
        row.setName(rule.name().strip());
        row.setChannel(rule.channel().orElse(""));
        row.setPriority(rule.priority().map(Integer::shortValue).orElse(null));
        row.setWorthAtLeast(rule.worthAtLeast().orElse(null));
        row.setFirstAnswerSeconds(seconds(rule, Kind.FIRST_ANSWER));
        row.setNextAnswerSeconds(seconds(rule, Kind.NEXT_ANSWER));
        row.setSolvedSeconds(seconds(rule, Kind.SOLVED));
    }

    private static Integer seconds(Rule rule, Kind kind) {
        return Optional.ofNullable(rule.targets().get(kind))
                .map(target -> Math.toIntExact(target.toSeconds()))
                .orElse(null);
    }
}
