alter table channel.form add asks_how boolean not null default false;
comment on column channel.form.asks_how is 'Whether it asks how the sender found the business.';
