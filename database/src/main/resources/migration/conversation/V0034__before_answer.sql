-- How a conversation stood before an answer that has not surely arrived: what taking it back restores.
create table conversation.before_answer (
    workspace_id uuid not null,
    message_id uuid not null,
    state text not null,
    waiting_since timestamptz,
    snoozed_until timestamptz,
    closed_reason text not null,
    closed_by text not null,
    assignee_id uuid,
    primary key (workspace_id, message_id),
    foreign key (workspace_id, message_id) references conversation.message
);
call workspace.wall('conversation.before_answer');
