-- An address at which messages bounce.
alter table customer.handle
    add undeliverable_since timestamptz,
    add undeliverable_why text not null default '';
comment on column customer.handle.undeliverable_why is 'What the other side said, as it came.';
