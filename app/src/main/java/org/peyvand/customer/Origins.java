package org.peyvand.customer;

import static org.peyvand.customer.db.Tables.ORIGIN;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.peyvand.language.Fold;
import org.peyvand.language.Repair;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The channels and campaigns of the business by their names. Spellings of one name are one channel, whatever the keyboard,
 * case and half-space, and so are the Persian and the English name of a channel that Peyvand knows.
 */
@Service
public class Origins {

    /** The most channels; what comes in beyond them is counted as another channel. */
    static final int MOST_CHANNELS = 300;

    /** The most campaigns; what comes in beyond them is counted to its channel alone. */
    static final int MOST_CAMPAIGNS = 10_000;

    private static final int LONGEST = 100;

    private final DSLContext db;
    private final Clock clock;
    private final ChannelRules rules;
    private final Workspaces workspaces;

    Origins(DSLContext db, Clock clock, ChannelRules rules, Workspaces workspaces) {
        this.db = db;
        this.clock = clock;
        this.rules = rules;
        this.workspaces = workspaces;
    }

    /** A channel and a campaign in it, by their names; the campaign may be "". */
    public record Named(String channel, String campaign) {}

    /** Names by keys, as they are shown. */
    @Transactional(readOnly = true)
    public Map<Origin, Named> names() {
        Acting.require(Permission.SEE_CUSTOMERS);
        var channels = new HashMap<String, String>();
        var campaigns = new LinkedHashMap<Origin, String>();
        db.selectFrom(ORIGIN)
                .where(ORIGIN.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(ORIGIN.CHANNEL_KEY, ORIGIN.CAMPAIGN_KEY)
                .forEach(row -> {
                    if (row.getCampaignKey().isEmpty()) channels.put(row.getChannelKey(), row.getName());
                    campaigns.put(
                            new Origin(row.getChannelKey(), row.getCampaignKey()),
                            row.getCampaignKey().isEmpty() ? "" : row.getName());
                });
        var names = new LinkedHashMap<Origin, Named>();
        campaigns.forEach((origin, name) -> names.put(origin, new Named(channels.get(origin.channel()), name)));
        return names;
    }

    /** Names of the channels, those in use and those delivered, for somebody to choose from. */
    @Transactional(readOnly = true)
    public List<String> choices() {
        var byKey = new LinkedHashMap<String, String>();
        names().values().stream()
                .filter(named -> named.campaign().isEmpty())
                .forEach(named -> byKey.putIfAbsent(Fold.spaceless(named.channel()), named.channel()));
        rules.all().forEach(rule -> byKey.putIfAbsent(Fold.spaceless(rule.channel()), rule.channel()));
        return byKey.values().stream().sorted().toList();
    }

    /**
     * The keys of typed names, written down where they are new.
     *
     * @throws Refused when a name is empty or too long, or there are too many channels
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Named, Origin> named(Collection<Named> names) {
        names.forEach(named -> check(named.channel()));
        return new Reading().written(names.stream().distinct().toList());
    }

    /** Which origins clues tell of, written down where they are new. */
    Map<Clue, Origin> told(Collection<Clue> clues) {
        var reading = new Reading();
        var named = new LinkedHashMap<Clue, Named>();
        clues.forEach(clue -> named.put(clue, reading.named(clue)));
        var written = reading.written(named.values().stream().distinct().toList());
        var origins = new HashMap<Clue, Origin>();
        named.forEach((clue, names) -> origins.put(clue, written.get(names)));
        return origins;
    }

    /** @throws Refused when it can be no name: empty, or longer than 100 characters */
    public static void check(String channel) {
        var length = Fold.spaceless(channel).length();
        if (length == 0) throw Refused.because("origin.refused.noChannel");
        if (channel.length() > LONGEST) throw Refused.because("origin.refused.long", LONGEST);
    }

    /** One look at the rules and names, for as many as are told at once. */
    private final class Reading {

        private final List<ChannelRule> known = rules.all();
        private final Map<Origin, Named> names = names();
        private final Map<String, String> otherNames =
                rules.otherNames(workspaces.settings().language());

        Named named(Clue clue) {
            return switch (clue) {
                case Clue.Utm utm -> new Named(channel(utm), utm.campaign());
                case Clue.Coupon coupon -> coupon(coupon.code());
                case Clue.Referral _ -> new Named(delivered("referral"), "");
                case Clue.Asked asked -> new Named(asked.answer(), "");
                case Clue.Told told -> new Named(told.channel(), told.campaign());
            };
        }

        /** Without a rule a channel is called as the link calls it. */
        private String channel(Clue.Utm utm) {
            return ChannelRules.channel(known, ChannelRule.UTM, utm.linkSource(), utm.medium())
                    .orElseGet(() -> utm.linkSource().isEmpty() ? utm.medium() : utm.linkSource());
        }

        private Named coupon(String code) {
            return new Named(
                    ChannelRules.channel(known, ChannelRule.COUPON, code, "").orElseGet(() -> delivered("coupon")),
                    code);
        }

        private String delivered(String word) {
            return rules.name(workspaces.settings().language(), word);
        }

        Map<Named, Origin> written(List<Named> wanted) {
            var found = new LinkedHashMap<Named, Origin>();
            var news = new LinkedHashMap<Origin, String>();
            wanted.forEach(named -> found.put(named, origin(named, news)));
            insert(news);
            return found;
        }

        private Origin origin(Named named, Map<Origin, String> news) {
            var channel = channel(named.channel(), news);
            var campaign = new Origin(channel.channel(), Fold.spaceless(named.campaign()));
            if (campaign.equals(channel) || names.containsKey(campaign) || news.containsKey(campaign)) return campaign;
            if (names.size() + news.size() >= MOST_CAMPAIGNS) return channel;
            news.put(campaign, Repair.of(named.campaign()).strip());
            return campaign;
        }

        private Origin channel(String typed, Map<Origin, String> news) {
            var name = ChannelRules.channel(known, ChannelRule.UTM, typed, "").orElse(typed);
            for (var one :
                    Stream.of(typed, name, otherNames.getOrDefault(name, name)).toList()) {
                var origin = new Origin(Fold.spaceless(one), "");
                if (names.containsKey(origin) || news.containsKey(origin)) return origin;
            }
            var key = Fold.spaceless(name);
            if (key.isEmpty() || isFull(news)) return other(news);
            news.put(new Origin(key, ""), Repair.of(name).strip());
            return new Origin(key, "");
        }

        private boolean isFull(Map<Origin, String> news) {
            return Stream.concat(names.keySet().stream(), news.keySet().stream())
                            .filter(origin -> origin.campaign().isEmpty())
                            .count()
                    >= MOST_CHANNELS;
        }

        private Origin other(Map<Origin, String> news) {
            var name = delivered("other");
            var origin = new Origin(Fold.spaceless(name), "");
            if (!names.containsKey(origin)) news.put(origin, name);
            return origin;
        }
    }

    private static final String INSERT = """
            insert into customer.origin (workspace_id, created_at, channel_key, campaign_key, name)
            select ?::uuid, ?::timestamptz, t.* from unnest(?::text[], ?::text[], ?::text[]) as t
            on conflict do nothing""";

    /** In the order of their keys, so that two who write many at once wait for each other instead of failing. */
    private void insert(Map<Origin, String> news) {
        if (news.isEmpty()) return;
        var sorted = new ArrayList<>(news.keySet());
        sorted.sort(Comparator.comparing(Origin::channel).thenComparing(Origin::campaign));
        db.execute(
                INSERT,
                Acting.workspace(),
                clock.instant().atOffset(ZoneOffset.UTC),
                sorted.stream().map(Origin::channel).toArray(String[]::new),
                sorted.stream().map(Origin::campaign).toArray(String[]::new),
                sorted.stream().map(news::get).toArray(String[]::new));
    }
}
