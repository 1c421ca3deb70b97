alter table channel.form add column sites text[] not null default '{}';
comment on column channel.form.sites is 'The origins whose pages may show the form, such as https://shop.example.ir; none: any.';
