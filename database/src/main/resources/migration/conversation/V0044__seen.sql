-- How far each side has seen a conversation: the number of the last message that stood on their screen.
create table conversation.seen (
    workspace_id uuid not null,
    conversation_id uuid not null,
    by_customer int not null default 0,
    by_us int not null default 0,
    primary key (workspace_id, conversation_id),
    foreign key (workspace_id, conversation_id) references conversation.conversation
);
call workspace.wall('conversation.seen');
