package org.peyvand.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Paragraphs, and questions each asked of one of them, in the form of SQuAD 2.0; taken apart by the database. */
final class QuestionSet {

    /** A paragraph below the title of its topic. */
    record Paragraph(String title, String text) {}

    /** A question, and the paragraph it was asked of, which answers it or does not. */
    record Question(String text, int paragraph, boolean answerable) {}

    private static final String TAKE_APART = """
            create schema if not exists bench;
            drop table if exists bench.question, bench.paragraph;
            create table bench.paragraph as
            select row_number() over (order by t, p) - 1 as place, topic ->> 'title' as title, paragraph ->> 'context' as text,
                to_tsvector('simple', (topic ->> 'title') || ' ' || (paragraph ->> 'context')) as words,
                paragraph -> 'qas' as asked
            from jsonb_array_elements('%s'::jsonb -> 'data') with ordinality as topics (topic, t),
                jsonb_array_elements(topic -> 'paragraphs') with ordinality as paragraphs (paragraph, p)""";

    private static final String QUESTIONS = """
            select one ->> 'question', place, not (one ->> 'is_impossible')::boolean
            from bench.paragraph, jsonb_array_elements(paragraph.asked) with ordinality as questions (one, q)
            order by place, q""";

    private static final String PLAINLY = """
            select place from bench.paragraph,
                (select replace(plainto_tsquery('simple', '%s')::text, '&', '%s')::tsquery as query) as question
            where words @@ query order by ts_rank(words, query) desc, place limit %d""";

    private final Database database;
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    QuestionSet(Database database, String json) throws SQLException {
        this.database = database;
        database.execute(TAKE_APART.formatted(quoted(json)));
        database.each(
                "select title, text from bench.paragraph order by place",
                row -> paragraphs.add(new Paragraph(row.getString(1), row.getString(2))));
        database.each(
                QUESTIONS, row -> questions.add(new Question(row.getString(1), row.getInt(2), row.getBoolean(3))));
    }

    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    List<Question> questions() {
        return questions;
    }

    /**
     * What PostgreSQL's text search finds in the configuration {@code simple}, by {@code ts_rank}.
     *
     * @param joined how the words of a question are joined: any of them by "|", all by "&"
     */
    List<Retrieval.Found> plainly(List<Question> asked, String joined, int most) throws SQLException {
        var found = new ArrayList<Retrieval.Found>();
        for (var question : asked) {
            var places = new ArrayList<Integer>();
            database.each(PLAINLY.formatted(quoted(question.text()), joined, most), row -> places.add(row.getInt(1)));
            found.add(new Retrieval.Found(question, places.indexOf(question.paragraph()), places.isEmpty()));
        }
        return found;
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
