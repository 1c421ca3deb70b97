package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.CHANNEL_RULE;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.peyvand.language.Fold;
import org.peyvand.language.Repair;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which channel of the business the marks of a link, or a coupon, stand for: by source and medium, else by source, else by
 * medium; a source that is a site's address goes by the site's name where no rule has the address. Until somebody changes them, the usual ones delivered hold, named in the language of the business.
 */
@Service
public class ChannelRules {

    static final int MOST = 500;
    private static final int LONGEST = 60;

    /** What shops and browsers tell of a visitor who came from another site without marks of their own. */
    private static final Pattern SITE = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    /** Source, medium, and the word of the channel's name in the bundles. */
    private static final List<String[]> USUAL = Stream.of(
                    "google cpc google-ads|google ppc google-ads|google paid google-ads|google  google|bing  search",
                    " organic search| cpc ads| ppc ads| paid ads| affiliate affiliate",
                    "instagram  instagram|ig  instagram|l.instagram.com  instagram|telegram  telegram|t.me  telegram",
                    "bale  bale|eitaa  eitaa|rubika  rubika|whatsapp  whatsapp|linkedin  linkedin|facebook  facebook",
                    "youtube  youtube|aparat  aparat|sms  sms| sms sms|email  email| email email|newsletter  email",
                    "torob  torob|emalls  emalls|digikala  digikala|divar  divar|yektanet  yektanet|direct  direct",
                    " social social| display ads| none direct")
            .flatMap(line -> Arrays.stream(line.split("\\|")))
            .map(rule -> rule.split(" ", -1))
            .toList();

    private final DSLContext db;
    private final Messages messages;
    private final Workspaces workspaces;
    private final Audit audit;

    ChannelRules(DSLContext db, Messages messages, Workspaces workspaces, Audit audit) {
        this.db = db;
        this.messages = messages;
        this.workspaces = workspaces;
        this.audit = audit;
    }

    /** All that hold, the nearer before the wider. */
    @Transactional(readOnly = true)
    public List<ChannelRule> all() {
        var own = own();
        return own.isEmpty() ? usual(workspaces.settings().language()) : own;
    }

    /** Whether those delivered hold. */
    @Transactional(readOnly = true)
    public boolean areUsual() {
        return own().isEmpty();
    }

    private List<ChannelRule> own() {
        return db.selectFrom(CHANNEL_RULE)
                .where(CHANNEL_RULE.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(CHANNEL_RULE.KIND, CHANNEL_RULE.SOURCE_KEY, CHANNEL_RULE.MEDIUM_KEY)
                .fetch(row -> new ChannelRule(
                        row.getKind(),
                        row.getSource(),
                        row.getMedium(),
                        row.getChannel(),
                        row.getSourceKey(),
                        row.getMediumKey()));
    }

    private List<ChannelRule> usual(Language language) {
        return USUAL.stream()
                .map(rule -> ChannelRule.of(ChannelRule.UTM, rule[0], rule[1], name(language, rule[2])))
                .toList();
    }

    /** The delivered name of a channel, such as that of referrals. */
    String name(Language language, String word) {
        return messages.find(language, "origin.channel." + word).orElseThrow();
    }

    /** The delivered names in a language, by what they are called in the other one. */
    Map<String, String> otherNames(Language language) {
        var names = new HashMap<String, String>();
        Stream.concat(USUAL.stream().map(rule -> rule[2]), Stream.of("referral", "coupon", "other"))
                .forEach(word -> names.put(name(language, word), name(language.other(), word)));
        return names;
    }

    /** Adds a rule, or puts another channel in its place. */
    @Transactional
    public void put(String kind, String typedSource, String typedMedium, String channel) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var rule = ChannelRule.of(
                kind,
                Repair.of(typedSource).strip(),
                kind.equals(ChannelRule.UTM) ? Repair.of(typedMedium).strip() : "",
                Repair.of(channel).strip());
        check(rule);
        keepUsual();
        if (own().size() >= MOST) throw Refused.because("origin.refused.manyRules", MOST);
        var before = own().stream()
                .filter(known -> known.kind().equals(rule.kind()) && known.isFor(rule.sourceKey(), rule.mediumKey()))
                .map(ChannelRule::channel)
                .findFirst();
        insert(rule);
        audit.record(
                "origin.ruleSet",
                "workspace",
                Acting.workspace(),
                Map.of("a", label(rule), "b", rule.channel()),
                Changes.none().changed("channel", before, rule.channel()));
    }

    private static void check(ChannelRule rule) {
        if (!List.of(ChannelRule.UTM, ChannelRule.COUPON).contains(rule.kind())) throw Refused.notFound();
        if (rule.sourceKey().isEmpty()
                && (rule.mediumKey().isEmpty() || rule.kind().equals(ChannelRule.COUPON)))
            throw Refused.because("origin.refused.emptyRule");
        if (rule.source().length() > LONGEST || rule.medium().length() > LONGEST)
            throw Refused.because("origin.refused.long", LONGEST);
        Origins.check(rule.channel());
    }

    /** Whoever changes one of those delivered goes on with all the others. */
    private void keepUsual() {
        if (own().isEmpty()) usual(workspaces.settings().language()).forEach(this::insert);
    }

    private void insert(ChannelRule rule) {
        db.insertInto(CHANNEL_RULE)
                .set(CHANNEL_RULE.WORKSPACE_ID, Acting.workspace())
                .set(CHANNEL_RULE.KIND, rule.kind())
                .set(CHANNEL_RULE.SOURCE_KEY, rule.sourceKey())
                .set(CHANNEL_RULE.MEDIUM_KEY, rule.mediumKey())
                .set(CHANNEL_RULE.SOURCE, rule.source())
                .set(CHANNEL_RULE.MEDIUM, rule.medium())
                .set(CHANNEL_RULE.CHANNEL, rule.channel())
                .onDuplicateKeyUpdate()
                .set(CHANNEL_RULE.SOURCE, rule.source())
                .set(CHANNEL_RULE.MEDIUM, rule.medium())
                .set(CHANNEL_RULE.CHANNEL, rule.channel())
                .execute();
    }

    private static String label(ChannelRule rule) {
        return Stream.of(rule.source(), rule.medium())
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + " / " + other)
                .orElse("");
    }

    /** Takes a rule away; taking the last one away brings back those delivered. */
    @Transactional
    public void remove(String kind, String source, String medium) {
        Acting.require(Permission.CHANGE_SETTINGS);
        keepUsual();
        var rule = ChannelRule.of(kind, source, medium, "");
        int removed = db.deleteFrom(CHANNEL_RULE)
                .where(CHANNEL_RULE.WORKSPACE_ID.eq(Acting.workspace()), CHANNEL_RULE.KIND.eq(kind))
                .and(CHANNEL_RULE.SOURCE_KEY.eq(rule.sourceKey()))
                .and(CHANNEL_RULE.MEDIUM_KEY.eq(rule.mediumKey()))
                .execute();
        if (removed == 0) throw Refused.notFound();
        audit.record("origin.ruleRemoved", "workspace", Acting.workspace(), Map.of("a", label(rule)));
    }

    /** The name of the channel some marks stand for, if a rule says so. */
    static Optional<String> channel(List<ChannelRule> rules, String kind, String source, String medium) {
        var sourceKey = Fold.spaceless(source);
        var siteKey = kind.equals(ChannelRule.UTM) ? Fold.spaceless(site(source)) : "";
        var mediumKey = Fold.spaceless(medium);
        return Stream.<String[]>of(
                        new String[] {sourceKey, mediumKey},
                        new String[] {sourceKey, ""},
                        new String[] {siteKey, siteKey.isEmpty() ? "" : mediumKey},
                        new String[] {siteKey, ""},
                        new String[] {"", mediumKey})
                .filter(wanted -> !(wanted[0] + wanted[1]).isEmpty())
                .flatMap(wanted -> rules.stream()
                        .filter(rule -> rule.kind().equals(kind))
                        .filter(rule -> rule.isFor(wanted[0], wanted[1])))
                .map(ChannelRule::channel)
                .findFirst();
    }

    /** Of a site's address the name by which people know it: {@code instagram} of l.instagram.com; else "". */
    private static String site(String source) {
        var labels = source.strip().split("\\.");
        return labels.length > 1 && SITE.matcher(source.strip()).matches() ? labels[labels.length - 2] : "";
    }
}
