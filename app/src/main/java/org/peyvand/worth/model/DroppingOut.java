package org.peyvand.worth.model;

/** The models in which a customer may drop out after each purchase; all they say follows from {@link BetaGeometric}. */
sealed interface DroppingOut extends BuyingModel permits BgNbd, MbgNbd, BgCnbd {

    /** With the parameters of this model. */
    BetaGeometric rule();

    @Override
    default double logLikelihood(Histories histories) {
        var rule = rule();
        return new BetaGeometricLikelihood(histories, rule.k(), rule.atOnce())
                .at(rule.r(), rule.alpha(), rule.a(), rule.b());
    }

    @Override
    default double alive(History history) {
        return rule().alive(history);
    }

    @Override
    default Purchases purchases(History history, double weeksAhead, Change change) {
        return rule().purchases(history, weeksAhead, change);
    }

    @Override
    default double expected(History history, double weeksAhead, Change change) {
        return rule().expected(history, weeksAhead, change);
    }

    @Override
    default double returns(History history, double weeksAhead) {
        return rule().returns(history, weeksAhead);
    }

    @Override
    default double retention(History history, double weeksAhead, Change change) {
        return rule().retention(history, weeksAhead, change);
    }
}
