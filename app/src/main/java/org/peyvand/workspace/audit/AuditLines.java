package org.peyvand.workspace.audit;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.peyvand.web.Reader;
import org.peyvand.workspace.AuditSubject;
import org.springframework.stereotype.Component;

/** The log in the reader's words, with the names of what it speaks of. */
@Component
class AuditLines {

    /** What somebody looks up in the log by typing a name. */
    private static final String LOOKED_UP = "customer";

    private final AuditLog audit;
    private final AuditWords words;
    private final Map<String, AuditSubject> subjects;

    AuditLines(AuditLog audit, AuditWords words, List<AuditSubject> subjects) {
        this.audit = audit;
        this.words = words;
        this.subjects = subjects.stream().collect(toMap(AuditSubject::kind, subject -> subject));
    }

    /** Some lines, and behind which the next ones begin. */
    record Slice(List<AuditView> lines, Optional<AuditPlace> next) {}

    Slice page(AuditAsked asked, Optional<AuditPlace> after, int most, Reader reader) {
        var found = audit.find(query(asked), after, most);
        var shown = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most ? Optional.of(shown.getLast().place()) : Optional.<AuditPlace>empty();
        return new Slice(views(shown, reader), next);
    }

    /** The one customer it is narrowed to, where it is one. */
    Optional<AuditSubject.Named> one(AuditAsked asked, Reader reader) {
        return asked.one()
                .flatMap(id -> Optional.ofNullable(
                        subjects.get(LOOKED_UP).named(Set.of(id), reader).get(id)));
    }

    private AuditQuery query(AuditAsked asked) {
        return new AuditQuery(
                asked.author(),
                Optional.of(asked.topic()).filter(topic -> !topic.isEmpty()),
                asked.begins(),
                asked.ends(),
                about(asked));
    }

    private Optional<Set<UUID>> about(AuditAsked asked) {
        var customers = subjects.get(LOOKED_UP);
        if (asked.one().isPresent()) return asked.one().map(customers::with);
        return Optional.of(asked.customer()).filter(typed -> !typed.isEmpty()).map(customers::meant);
    }

    private List<AuditView> views(List<AuditLog.Line> lines, Reader reader) {
        var named = named(lines, reader);
        return lines.stream()
                .map(line ->
                        new AuditView(line, words.of(line, reader), about(line, named), words.changes(line, reader)))
                .toList();
    }

    /** One question to each kind, however many lines speak of it. */
    private Map<UUID, AuditSubject.Named> named(List<AuditLog.Line> lines, Reader reader) {
        var all = new HashMap<UUID, AuditSubject.Named>();
        lines.stream()
                .collect(groupingBy(AuditLog.Line::subjectKind, flatMapping(AuditLines::things, toSet())))
                .forEach((kind, ids) -> Optional.ofNullable(subjects.get(kind))
                        .ifPresent(subject -> all.putAll(subject.named(ids, reader))));
        return all;
    }

    private static Stream<UUID> things(AuditLog.Line line) {
        return Stream.concat(Stream.ofNullable(line.subjectId()), line.otherId().stream());
    }

    private List<AuditSubject.Named> about(AuditLog.Line line, Map<UUID, AuditSubject.Named> named) {
        var known = things(line).flatMap(id -> Stream.ofNullable(named.get(id))).toList();
        return known.isEmpty()
                ? words.nameThen(line).map(name -> new AuditSubject.Named(name, Optional.empty())).stream()
                        .toList()
                : known;
    }
}
