-- Each mail exactly as it came, written before anything else is done with it.
create table channel.mail (
    workspace_id uuid not null,
    mail_id uuid not null,
    mailbox_id uuid not null,
    external_id text not null,
    raw bytea not null,
    size bigint not null,
    sha256 bytea not null,
    content_sha256 bytea not null,
    message_id text not null default '',
    answer_to text not null default '',
    subject text not null default '',
    uid_validity bigint not null default 0,
    uid bigint not null default 0,
    kind text not null default '' check (kind in ('', 'message', 'auto_reply', 'list', 'bounce', 'own', 'copy')),
    received_at timestamptz not null,
    primary key (workspace_id, mail_id),
    unique (workspace_id, mailbox_id, external_id),
    foreign key (workspace_id, mailbox_id) references channel.mailbox
);
comment on column channel.mail.external_id is 'Message-ID, with a hash of the content where a sender used it again for another.';
comment on column channel.mail.content_sha256 is 'Of what its writer wrote: the same however often and by whatever way it is delivered.';
comment on column channel.mail.kind is 'What it turned out to be; empty until it is read.';
create index mail_looped on channel.mail (workspace_id, mailbox_id) where kind = 'own';
alter table channel.mail alter column raw set storage external;
call workspace.wall('channel.mail');

-- How a conversation hangs together as mail.
create table channel.mail_thread (
    workspace_id uuid not null,
    conversation_id uuid not null,
    mailbox_id uuid not null,
    subject text not null default '',
    to_address text not null,
    message_ids text[] not null default '{}',
    primary key (workspace_id, conversation_id),
    foreign key (workspace_id, mailbox_id) references channel.mailbox
);
comment on column channel.mail_thread.message_ids is 'Oldest first, at most 20: what our next answer refers to.';
call workspace.wall('channel.mail_thread');

-- The Message-IDs that went in and out, by which an answer finds its conversation.
create table channel.mail_reference (
    workspace_id uuid not null,
    mailbox_id uuid not null,
    message_id_key text not null,
    conversation_id uuid not null,
    message_id uuid,
    sent boolean not null,
    primary key (workspace_id, mailbox_id, message_id_key),
    foreign key (workspace_id, mailbox_id) references channel.mailbox
);
comment on column channel.mail_reference.sent is 'Ours; else the customer''s, which proves nothing by itself.';
create index mail_reference_of_message on channel.mail_reference (workspace_id, message_id) where message_id is not null;
call workspace.wall('channel.mail_reference');
