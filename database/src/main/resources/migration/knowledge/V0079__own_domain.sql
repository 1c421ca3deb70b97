alter table knowledge.public_address add domain text collate "C" unique
    check (domain ~ '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$' and length(domain) <= 253);
comment on column knowledge.public_address.domain is 'At which the help centre is reached by its bare name, such as help.example.ir; null: none.';
