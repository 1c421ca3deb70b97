-- The chat a business puts on its own site.
create table channel.chat (
    workspace_id uuid primary key references workspace.workspace,
    open boolean not null,
    title text not null default '',
    greeting text not null default '',
    colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
    sites text not null default '',
    bot boolean not null default true
);
comment on column channel.chat.sites is 'Origins on which the chat may stand, one a line; empty: on any.';
call workspace.wall('channel.chat');
