-- What a cached page was made from: a counter per subject, raised in the transaction that changes it.

create table data_version (
  subject text primary key,
  version bigint not null default 0
);
comment on table data_version is 'One counter per subject of public data. A page in a process cache is dropped when a subject it was made from is raised.';
comment on column data_version.subject is 'What changed: cities, library, award, events, network, search.';
comment on column data_version.version is 'Raised by one in each transaction that changes the subject.';

create function raise_data_version() returns trigger language plpgsql as $$
begin
  -- Once a transaction is enough; the setting falls back with the transaction, or with the savepoint, that made it.
  if current_setting('lyceum.raised_' || tg_argv[0], true) = pg_current_xact_id()::text then
    return null;
  end if;
  perform set_config('lyceum.raised_' || tg_argv[0], pg_current_xact_id()::text, true);
  insert into data_version (subject, version) values (tg_argv[0], 1)
    on conflict (subject) do update set version = data_version.version + 1;
  perform pg_notify('data_version', tg_argv[0]);
  return null;
end $$;
comment on function raise_data_version() is 'Statement trigger: raises the counter named by its argument and announces it on the channel data_version.';
