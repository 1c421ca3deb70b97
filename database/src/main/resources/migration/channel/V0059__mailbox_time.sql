-- A mailbox may keep hours of its own, and tell who writes outside them when the answer will come.
alter table channel.mailbox add column weekly_hours text;
alter table channel.mailbox add column special_days boolean not null default true;
alter table channel.mailbox add column acknowledges boolean not null default false;
alter table channel.mailbox add column acknowledgement_fa text not null default '';
alter table channel.mailbox add column acknowledgement_en text not null default '';
comment on column channel.mailbox.weekly_hours is 'As the workspace''s; null: the workspace''s.';
comment on column channel.mailbox.special_days is 'Whether the workspace''s holidays count for hours of its own too.';

alter table channel.mail add column answerable boolean not null default false;
comment on column channel.mail.answerable is 'Whether a machine may answer it (RFC 3834): written by a person elsewhere, who reads answers where they wrote from.';

alter table channel.mail_thread add column acknowledged_at timestamptz;
comment on column channel.mail_thread.acknowledged_at is 'An acknowledgement is written once in a conversation.';

-- When an address was last told that its mail has come: once a day is enough for a person, and ends any talk of machines.
create table channel.acknowledged (
    workspace_id uuid not null references workspace.workspace,
    address_key text not null,
    at timestamptz not null,
    primary key (workspace_id, address_key)
);
call workspace.wall('channel.acknowledged');
