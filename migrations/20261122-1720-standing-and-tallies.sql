-- What the directory needs at once, kept true by triggers: labels, standing, and tallies that do not grow with the number of cities.

create function keep_city_labels() returns trigger language plpgsql as $$
begin
  insert into city_label (city_id, lang, label)
    select c.id, l.lang, coalesce(n.name, c.name)
      from city c
      cross join unnest(array['en', 'fr', 'es', 'ar', 'ru', 'zh']) as l (lang)
      left join city_name n on n.city_id = c.id and n.lang = l.lang and not n.native
     where c.id in (
       select (line ->> case when tg_table_name = 'city' then 'id' else 'city_id' end)::uuid
         from unnest(array[to_jsonb(old), to_jsonb(new)]) as images (line))
    on conflict (city_id, lang) do update set label = excluded.label
     where city_label.label is distinct from excluded.label;
  return null;
end $$;
create trigger city_keeps_its_labels after insert or update of name on city for each row execute function keep_city_labels();
create trigger city_name_keeps_labels after insert or update or delete on city_name for each row execute function keep_city_labels();

create function keep_city_standing() returns trigger language plpgsql as $$
declare
  changed uuid;
begin
  for changed in
    select distinct (line ->> 'city_id')::uuid from unnest(array[to_jsonb(old), to_jsonb(new)]) as images (line) where line is not null
  loop
    update city
       set member = exists (select 1 from membership_spell s where s.city_id = changed and not s.ended),
           member_since = (select s.joined_year from membership_spell s where s.city_id = changed and not s.ended),
           award_years = array(select l.year from award_laureate l where l.city_id = changed order by l.year)
     where id = changed;
  end loop;
  return null;
end $$;
create trigger spell_keeps_standing after insert or update or delete on membership_spell for each row execute function keep_city_standing();
create trigger award_keeps_standing after insert or update or delete on award_laureate for each row execute function keep_city_standing();

create table city_tally (
  country_iso2 text not null references country (iso2) on delete cascade,
  kind         text not null,
  awarded      boolean not null,
  member_since smallint,
  cities       integer not null check (cities >= 0),
  constraint one_tally_per_combination unique nulls not distinct (country_iso2, kind, awarded, member_since)
);
comment on table city_tally is 'Members counted by every combination of the directory''s filters, so that counts cost the same with 300 cities and with 30,000. Kept by trigger.';
comment on column city_tally.country_iso2 is 'Country.';
comment on column city_tally.kind is 'Kind of place.';
comment on column city_tally.awarded is 'Holds at least one award.';
comment on column city_tally.member_since is 'Year of the present spell; empty when unknown.';
comment on column city_tally.cities is 'How many members.';

create table city_grid (
  country_iso2 text not null references country (iso2) on delete cascade,
  column_16    smallint not null,
  row_16       smallint not null,
  cities       integer not null check (cities >= 0),
  sum_x        double precision not null,
  sum_y        double precision not null,
  primary key (country_iso2, column_16, row_16)
);
comment on table city_grid is 'Members counted on a grid of squares of 16 map units, for drawing clusters of a world with very many cities. Kept by trigger.';
comment on column city_grid.country_iso2 is 'Country.';
comment on column city_grid.column_16 is 'Square, counted from the west.';
comment on column city_grid.row_16 is 'Square, counted from the north.';
comment on column city_grid.cities is 'How many members.';
comment on column city_grid.sum_x is 'Sum of their map_x; divided by cities it is their middle.';
comment on column city_grid.sum_y is 'Sum of their map_y.';

create function keep_city_tallies() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.member then
    update city_tally set cities = cities - 1
     where country_iso2 = old.country_iso2 and kind = old.kind and awarded = (old.award_years <> '{}')
       and member_since is not distinct from old.member_since;
    if old.map_x is not null then
      update city_grid set cities = cities - 1, sum_x = sum_x - old.map_x, sum_y = sum_y - old.map_y
       where country_iso2 = old.country_iso2 and column_16 = floor(old.map_x / 16) and row_16 = floor(old.map_y / 16);
    end if;
  end if;
  if tg_op <> 'DELETE' and new.member then
    insert into city_tally (country_iso2, kind, awarded, member_since, cities)
      values (new.country_iso2, new.kind, new.award_years <> '{}', new.member_since, 1)
      on conflict on constraint one_tally_per_combination do update set cities = city_tally.cities + 1;
    if new.map_x is not null then
      insert into city_grid (country_iso2, column_16, row_16, cities, sum_x, sum_y)
        values (new.country_iso2, floor(new.map_x / 16), floor(new.map_y / 16), 1, new.map_x, new.map_y)
        on conflict (country_iso2, column_16, row_16)
        do update set cities = city_grid.cities + 1, sum_x = city_grid.sum_x + excluded.sum_x, sum_y = city_grid.sum_y + excluded.sum_y;
    end if;
  end if;
  return null;
end $$;
create trigger city_keeps_tallies after insert or delete or update of country_iso2, kind, member, member_since, award_years, map_x, map_y
  on city for each row execute function keep_city_tallies();
