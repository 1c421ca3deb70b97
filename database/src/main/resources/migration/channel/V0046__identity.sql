-- Under which address a conversation is held: one that was proven, or that a form was sent with. It opens to whoever proves
-- that address, and giving an address alone never puts a conversation here that another began.
create table channel.held (
    workspace_id uuid not null,
    kind text not null check (kind in ('mobile', 'mail')),
    key text not null,
    conversation_id uuid not null,
    primary key (workspace_id, kind, key, conversation_id),
    foreign key (workspace_id, conversation_id) references conversation.conversation
);
call workspace.wall('channel.held');
create index mail_thread_to on channel.mail_thread (workspace_id, lower(to_address));

-- Addresses visitors of the site have proven to be theirs.
create table channel.identity (
    workspace_id uuid not null references workspace.workspace,
    identity_id uuid not null,
    kind text not null check (kind in ('mobile', 'mail')),
    key text not null,
    proven_at timestamptz not null,
    primary key (workspace_id, identity_id),
    unique (workspace_id, kind, key)
);
call workspace.wall('channel.identity');

-- Codes asked for, whether or not the address is known. The code itself is worked out from the id and kept nowhere.
create table channel.code (
    workspace_id uuid not null references workspace.workspace,
    code_id uuid not null,
    mail text not null,
    tries int not null default 0,
    expires_at timestamptz not null,
    used boolean not null default false,
    primary key (workspace_id, code_id)
);
create index code_expires on channel.code (workspace_id, expires_at);
call workspace.wall('channel.code');

alter table channel.chat add site_key bytea;
comment on column channel.chat.site_key is 'With it the business''s own site signs who its visitor is; encrypted.';
