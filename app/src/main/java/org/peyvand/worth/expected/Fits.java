package org.peyvand.worth.expected;

import static org.peyvand.worth.db.Tables.FIT;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.peyvand.workspace.Acting;
import org.peyvand.worth.Horizons;
import org.peyvand.worth.model.Kind;
import org.peyvand.worth.model.Predictor;
import org.peyvand.worth.model.SpendModel;
import org.peyvand.worth.tally.Book;
import org.peyvand.worth.tally.Books;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The fits of a workspace; the newest is in use. */
@Component
public class Fits {

    private final DSLContext db;
    private final ObjectMapper json;
    private final Clock clock;
    private final Books books;
    private final Horizons horizons;

    Fits(DSLContext db, ObjectMapper json, Clock clock, Books books, Horizons horizons) {
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.books = books;
        this.horizons = horizons;
    }

    /** Lets one at a time fit, until the caller's transaction ends. */
    public void one() {
        db.execute("select pg_advisory_xact_lock(hashtextextended(?, 5))", "worth.fit " + Acting.workspace());
    }

    /** The models in use, and when they were fitted to how many orders. */
    public record InUse(UUID id, Predictor predictor, SpendModel spend, Instant at, LocalDate on, long purchases) {}

    /** The newest; empty before the first. */
    public Optional<InUse> inUse() {
        return db.select(FIT.FIT_ID, FIT.KIND, FIT.PARAMETERS, FIT.SPEND, FIT.FITTED_AT, FIT.FITTED_ON, FIT.PURCHASES)
                .from(FIT)
                .where(FIT.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(FIT.FIT_ID.desc())
                .limit(1)
                .fetchOptional(row -> new InUse(
                        row.value1(),
                        Kind.valueOf(row.value2()).model(numbers(row.value3())),
                        SpendModel.of(numbers(row.value4())),
                        row.value5().toInstant(),
                        row.value6(),
                        row.value7()));
    }

    /** Scores by the fit in use, as of today; empty while there is none. */
    Optional<Scoring> scoring(Book book) {
        var today = book.dayOf(clock.instant());
        return inUse().map(fit ->
                new Scoring(fit.predictor(), fit.spend(), today, Scoring.terms(horizons.get(), today, book.months())));
    }

    /** As {@link #scoring(Book)}, by the book counted in. */
    public Optional<Scoring> scoring() {
        return scoring(books.current());
    }

    private Map<String, Double> numbers(JSONB stored) {
        return json.readValue(stored.data(), new TypeReference<LinkedHashMap<String, Double>>() {});
    }

    /** How the fit in use went. */
    public Optional<FitReport> report() {
        return db.select(FIT.BODY)
                .from(FIT)
                .where(FIT.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(FIT.FIT_ID.desc())
                .limit(1)
                .fetchOptional(row -> json.readValue(row.value1().data(), FitReport.class));
    }

    void add(Predictor predictor, SpendModel spend, FitReport report, LocalDate on, long purchases) {
        var row = db.newRecord(FIT);
        row.setWorkspaceId(Acting.workspace());
        row.setFitId(UuidCreator.getTimeOrderedEpoch());
        row.setFittedAt(clock.instant().atOffset(ZoneOffset.UTC));
        row.setFittedOn(on);
        row.setPurchases(purchases);
        row.setKind(predictor.kind().name());
        row.setParameters(stored(predictor.parameters()));
        row.setSpend(stored(spend.parameters()));
        row.setBody(stored(report));
        row.insert();
    }

    private JSONB stored(Object facts) {
        return JSONB.valueOf(json.writeValueAsString(facts));
    }
}
