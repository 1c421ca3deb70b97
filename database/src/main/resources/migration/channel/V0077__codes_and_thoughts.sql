-- A code is told in the language its visitor reads; those under way when this came are told in the business's.
alter table channel.code add language text check (language in ('fa', 'en'));
comment on column channel.code.language is 'In which its visitor reads the chat; null: the business''s.';

-- What the bot is thinking about: the last message of a visitor it has found an answer to and is putting into words. It goes
-- on, by whatever node, until it is said or nobody waits for it any more.
create table channel.bot_thought (
    workspace_id uuid not null,
    conversation_id uuid not null,
    number int not null,
    upto int not null,
    language text not null check (language in ('fa', 'en')),
    primary key (workspace_id, conversation_id),
    check (upto >= number),
    foreign key (workspace_id, conversation_id) references conversation.conversation
);
comment on column channel.bot_thought.number is 'Of the message in its conversation.';
comment on column channel.bot_thought.upto is 'Number of the last message that asks nothing more, such as a name and a mobile: what is said comes after it.';
comment on column channel.bot_thought.language is 'In which the visitor reads the chat.';
call workspace.wall('channel.bot_thought');
