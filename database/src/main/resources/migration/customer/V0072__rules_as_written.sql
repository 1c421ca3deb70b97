-- What a link or a coupon carries, as somebody wrote it: the folded keys are for finding, not for reading.
alter table customer.channel_rule
    add column source text not null default '',
    add column medium text not null default '';
comment on column customer.channel_rule.source is 'As it was written.';
comment on column customer.channel_rule.medium is 'As it was written.';

-- Of those written before only the keys are known; two of those delivered lost their dots in them.
update customer.channel_rule
set source = case source_key when 'linstagramcom' then 'l.instagram.com' when 'tme' then 't.me' else source_key end,
    medium = medium_key;
