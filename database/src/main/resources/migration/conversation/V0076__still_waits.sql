-- Whoever answered had not seen the customer's last message: that it left does not end the wait.
alter table conversation.before_answer add column still_waits boolean not null default false;
