package org.peyvand.workspace;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Names one workspace. */
public record WorkspaceId(UUID value) {

    static WorkspaceId next() {
        return new WorkspaceId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
