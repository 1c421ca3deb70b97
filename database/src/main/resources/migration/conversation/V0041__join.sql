-- Conversations that were joined: where one went, and what went along, so that it can come back.
alter table conversation.conversation add column joined_into uuid;
alter table conversation.conversation
    add foreign key (workspace_id, joined_into) references conversation.conversation;
comment on column conversation.conversation.joined_into is 'Where its messages are now; itself it is closed.';
create index conversation_joined on conversation.conversation (workspace_id, joined_into) where joined_into is not null;

create table conversation.joined_message (
    workspace_id uuid not null,
    conversation_id uuid not null,
    message_id uuid not null,
    primary key (workspace_id, conversation_id, message_id),
    foreign key (workspace_id, conversation_id) references conversation.conversation,
    foreign key (workspace_id, message_id) references conversation.message on delete cascade
);
comment on column conversation.joined_message.conversation_id is 'The one it stood in before that was joined to another.';
create index joined_message_of on conversation.joined_message (workspace_id, message_id);
call workspace.wall('conversation.joined_message');
