-- What programs said under names of their own: told again, it stands there once.
create table conversation.told (
    workspace_id uuid not null references workspace.workspace,
    source text not null,
    external_id text not null,
    message_id uuid,
    primary key (workspace_id, source, external_id),
    foreign key (workspace_id, message_id) references conversation.message on delete set null (message_id)
);
comment on column conversation.told.source is 'The teller''s own name for itself, or empty.';
comment on column conversation.told.message_id is 'None where the answer was taken back since.';
create index told_message on conversation.told (workspace_id, message_id) where message_id is not null;
call workspace.wall('conversation.told');
