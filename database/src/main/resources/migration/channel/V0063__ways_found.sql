-- What strangers are offered to choose from is what the business wrote down for them, never the names channels go by inside:
-- a link that anybody can make may name a channel.
alter table channel.form add ways_found text[] not null default '{}';
alter table channel.form drop column asks_how;
comment on column channel.form.ways_found is
    'Answers to choose from where it asks how the sender found the business, in their order; none where it does not ask.';
