-- An address at which the business writes and is written to. Passwords are encrypted with a key of the workspace.
create table channel.mailbox (
    workspace_id uuid not null references workspace.workspace,
    mailbox_id uuid not null,
    address text not null,
    address_key text not null,
    from_name text not null default '',
    signature text not null default '',
    incoming_host text not null,
    incoming_port int not null check (incoming_port between 1 and 65535),
    incoming_security text not null check (incoming_security in ('tls', 'starttls', 'none')),
    incoming_user text not null,
    incoming_password bytea not null,
    outgoing_host text not null,
    outgoing_port int not null check (outgoing_port between 1 and 65535),
    outgoing_security text not null check (outgoing_security in ('tls', 'starttls', 'none')),
    outgoing_user text not null,
    outgoing_password bytea not null,
    open boolean not null default true,
    subaddress_seen_at timestamptz,
    created_at timestamptz not null,
    primary key (workspace_id, mailbox_id),
    unique (workspace_id, address_key)
);
comment on column channel.mailbox.subaddress_seen_at is 'When mail to name+tag@… was first seen to arrive; null: not known to.';
call workspace.wall('channel.mailbox');

-- How far the fetching of a folder has come, and which node is at it until when.
create table channel.mail_folder (
    workspace_id uuid not null,
    mailbox_id uuid not null,
    folder text not null,
    uid_validity bigint not null default 0,
    last_uid bigint not null default 0,
    claimed_by uuid,
    claimed_until timestamptz,
    fetched_at timestamptz,
    problem text not null default '',
    problem_since timestamptz,
    primary key (workspace_id, mailbox_id, folder),
    foreign key (workspace_id, mailbox_id) references channel.mailbox on delete cascade
);
comment on column channel.mail_folder.problem is 'What keeps the mail from being fetched: a word of the mailbox test; empty where all is well.';
call workspace.wall('channel.mail_folder');
