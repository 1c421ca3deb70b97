package org.peyvand.workspace;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.peyvand.web.Reader;

/** Knows the things of one kind that the audit log speaks of. A bean for each kind whose things have names. */
public interface AuditSubject {

    /** The kind, as {@link Audit#record} names it. */
    String kind();

    /** What those of these ids are called that are known, and where they are seen. */
    Map<UUID, Named> named(Collection<UUID> ids, Reader reader);

    /** The things somebody means who types this; none where nobody looks for them by name. */
    default Set<UUID> meant(String typed) {
        return Set.of();
    }

    /** The thing and all that were joined to it. */
    default Set<UUID> with(UUID id) {
        return Set.of(id);
    }

    /**
     * What a thing is called.
     *
     * @param path where it is seen; empty where it is gone
     */
    record Named(String name, Optional<String> path) {}

    /** Things whose names one query finds, all seen on the same page. */
    static AuditSubject listed(String kind, String path, Function<Collection<UUID>, Map<UUID, String>> names) {
        return new AuditSubject() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Map<UUID, Named> named(Collection<UUID> ids, Reader reader) {
                return names.apply(ids).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, name -> new Named(name.getValue(), Optional.of(path))));
            }
        };
    }
}
