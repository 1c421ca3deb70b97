-- Who was named in a note, by its conversation: the last time counts.
create table conversation.mention (
    workspace_id uuid not null,
    member_id uuid not null,
    conversation_id uuid not null,
    at timestamptz not null,
    unread boolean not null,
    primary key (workspace_id, member_id, conversation_id),
    foreign key (workspace_id, member_id) references workspace.member,
    foreign key (workspace_id, conversation_id) references conversation.conversation
);
create index mention_newest on conversation.mention (workspace_id, member_id, at desc, conversation_id desc);
create index mention_unread on conversation.mention (workspace_id, member_id) where unread;
call workspace.wall('conversation.mention');
