-- By what words visitors are greeted: the first that fits counts.
create table channel.chat_greeting (
    workspace_id uuid not null references workspace.workspace,
    position int not null,
    page text not null default '',
    guests text not null check (guests in ('all', 'new', 'returning')),
    hours text not null check (hours in ('any', 'open', 'closed')),
    after_seconds int not null check (after_seconds between 0 and 600),
    text text not null,
    primary key (workspace_id, position)
);
comment on column channel.chat_greeting.page is 'What stands in the address of the page; empty: on any page.';
comment on column channel.chat_greeting.after_seconds is 'How long the visitor has been on the page; 0: only once they open the chat.';
call workspace.wall('channel.chat_greeting');

-- What a chat holds beside its messages.
create table channel.talk (
    workspace_id uuid not null,
    conversation_id uuid not null,
    handed_over_at timestamptz,
    stars smallint check (stars between 1 and 5),
    rated_at timestamptz,
    primary key (workspace_id, conversation_id),
    foreign key (workspace_id, conversation_id) references conversation.conversation
);
comment on column channel.talk.handed_over_at is 'From then on the bot is silent.';
call workspace.wall('channel.talk');

-- What the bot answered from an article, and whether that helped.
create table channel.bot_answer (
    workspace_id uuid not null,
    conversation_id uuid not null,
    number int not null,
    title text not null,
    path text not null,
    helped boolean,
    primary key (workspace_id, conversation_id, number),
    foreign key (workspace_id, conversation_id) references conversation.conversation
);
comment on column channel.bot_answer.number is 'Of the message in its conversation.';
comment on column channel.bot_answer.path is 'Where the public finds the article; empty while the help centre is closed.';
call workspace.wall('channel.bot_answer');
