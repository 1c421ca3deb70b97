package org.peyvand.workspace;

/** What a role may allow. */
public enum Permission {
    SEE_CUSTOMERS,
    CHANGE_CUSTOMERS,
    MERGE_CUSTOMERS,
    SEE_KNOWLEDGE,
    CHANGE_KNOWLEDGE,
    SEE_CONVERSATIONS,
    ANSWER_CONVERSATIONS,
    SEE_WORTH,
    CHANGE_WORTH,
    IMPORT,
    EXPORT,
    CHANGE_SETTINGS,
    MANAGE_MEMBERS,
    MANAGE_KEYS,
    SEE_AUDIT
}
