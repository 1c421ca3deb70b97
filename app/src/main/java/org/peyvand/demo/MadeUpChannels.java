package org.peyvand.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.peyvand.calendar.JalaliMonth;
import org.peyvand.customer.Clue;
import org.peyvand.worth.Spend;

/**
 * How the customers of the made-up shop came, and what that cost, drawn from a seed of its own. Posts by influencers bring
 * many who buy once or twice, and cost more than these bring; search ads and a price comparison site pay; recommendations
 * cost a little and bring those who stay.
 */
final class MadeUpChannels {

    static final String INFLUENCERS = "اینفلوئنسرها";
    static final String INFLUENCER = "influencer";

    private static final long SEED = 1405;
    /** What is left of a sale of coffee. */
    static final double MARGIN = 0.35;

    private static final int FEW_PURCHASES = 2;
    private static final List<String> CAMPAIGNS = List.of("سارا و قهوه", "نوروز", "یلدا");

    private final Random chance = new Random(SEED);

    /** What the first order of a customer tells; for a quarter, nothing. */
    List<Clue> of(MadeUpCustomer customer) {
        double drawn = chance.nextDouble();
        int campaign = chance.nextInt(CAMPAIGNS.size());
        if (drawn < 0.25) return List.of();
        boolean fewPurchases = customer.bought().size() <= FEW_PURCHASES;
        if (drawn < (fewPurchases ? 0.6 : 0.28))
            return List.of(new Clue.Utm("instagram", INFLUENCER, CAMPAIGNS.get(campaign)));
        return List.of(other(campaign));
    }

    private Clue other(int campaign) {
        return switch (chance.nextInt(10)) {
            case 0, 1, 2 -> new Clue.Utm("google", "cpc", CAMPAIGNS.get(campaign));
            case 3, 4 -> new Clue.Utm("torob", "", "");
            case 5 -> new Clue.Utm("telegram", "social", "");
            case 6, 7 -> new Clue.Referral("K" + (100 + chance.nextInt(300)));
            case 8 -> new Clue.Coupon(campaign == 0 ? "WELCOME10" : "YALDA");
            default -> new Clue.Asked("رهگذر");
        };
    }

    /** What each month cost. */
    List<Spend> spends(LocalDate last) {
        var spends = new ArrayList<Spend>();
        for (int back = 0; back < MadeUpShop.MONTHS; back++) {
            var month = JalaliMonth.of(last).plus(-back).start();
            spends.add(new Spend(INFLUENCERS, CAMPAIGNS.getFirst(), month, about(900_000_000)));
            spends.add(new Spend(INFLUENCERS, CAMPAIGNS.getLast(), month, about(450_000_000)));
            spends.add(new Spend("تبلیغ گوگل", "", month, about(90_000_000)));
            spends.add(new Spend("ترب", "", month, about(45_000_000)));
            spends.add(new Spend("معرفی مشتریان", "", month, about(30_000_000)));
        }
        spends.sort(Comparator.comparing(Spend::month));
        return spends;
    }

    /** A tenth more or less, in whole millions of Rial. */
    private long about(long amount) {
        return Math.round(amount * (0.9 + 0.2 * chance.nextDouble()) / 1_000_000) * 1_000_000;
    }
}
