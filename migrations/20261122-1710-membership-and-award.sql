-- Spells of membership, the award, the conferences, and the network's own counts.

create table membership_spell (
  city_id     uuid not null references city (id) on delete restrict,
  position    smallint not null check (position > 0),
  joined_year smallint check (joined_year between 2013 and 2200),
  ended       boolean not null default false,
  left_year   smallint check (left_year between 2013 and 2200),
  note        text check (note <> ''),
  primary key (city_id, position),
  constraint left_only_if_ended check (left_year is null or ended),
  constraint left_after_joined check (left_year is null or joined_year is null or left_year >= joined_year)
);
comment on table membership_spell is 'One stay of a place in the network. A place that left and came back has two.';
comment on column membership_spell.city_id is 'The member.';
comment on column membership_spell.position is '1 for the first stay, 2 for the second.';
comment on column membership_spell.joined_year is 'Year of admission; empty when no source read gives it.';
comment on column membership_spell.ended is 'The stay is over.';
comment on column membership_spell.left_year is 'Year in which it ended; empty when unknown.';
comment on column membership_spell.note is 'What is known of its beginning or end, in English.';
create unique index one_open_spell_per_city on membership_spell (city_id) where not ended;

create table award_edition (
  year        smallint primary key check (year between 2013 and 2200),
  source_id   text not null references source (id) on delete restrict
);
comment on table award_edition is 'A round of the UNESCO Learning City Award.';
comment on column award_edition.year is 'Year in which it was given.';
comment on column award_edition.source_id is 'Where its list of awardees is published.';
create index award_edition_by_source on award_edition (source_id);

create table award_laureate (
  year    smallint not null references award_edition (year) on delete restrict,
  city_id uuid not null references city (id) on delete restrict,
  primary key (year, city_id)
);
comment on table award_laureate is 'A city that received the UNESCO Learning City Award.';
comment on column award_laureate.year is 'The round.';
comment on column award_laureate.city_id is 'The awardee.';
create index award_laureate_by_city on award_laureate (city_id, year);

create table conference (
  number        smallint primary key check (number > 0),
  city_id       uuid references city (id) on delete restrict,
  starts_on     date,
  ends_on       date,
  planned_for   text check (planned_for ~ '^\d{4}-\d{2}$'),
  participants  integer check (participants > 0),
  participants_precision text check (participants_precision in ('exact', 'about', 'over')),
  countries     integer check (countries > 0),
  constraint dated_or_planned check ((starts_on is null) = (ends_on is null) and (starts_on is not null or planned_for is not null)),
  constraint ends_after_it_starts check (ends_on >= starts_on)
);
comment on table conference is 'An International Conference on Learning Cities.';
comment on column conference.number is 'First, second, third …';
comment on column conference.city_id is 'The host; empty while it is not chosen or not a member.';
comment on column conference.starts_on is 'First day.';
comment on column conference.ends_on is 'Last day.';
comment on column conference.planned_for is 'Month for which it is announced (YYYY-MM), while the days are not known.';
comment on column conference.participants is 'People who took part.';
comment on column conference.participants_precision is 'How exact the source is: exact, about, over.';
comment on column conference.countries is 'Countries they came from.';
create index conference_by_city on conference (city_id);

create table conference_text (
  number  smallint not null references conference (number) on delete cascade,
  lang    text not null check (lang in ('en', 'fr', 'es', 'ar', 'ru', 'zh')),
  theme   text not null check (theme <> ''),
  outcome text check (outcome <> ''),
  primary key (number, lang)
);
comment on table conference_text is 'The theme and outcome of a conference, in each language of the interface, in our own words.';
comment on column conference_text.number is 'The conference.';
comment on column conference_text.lang is 'Language.';
comment on column conference_text.theme is 'What it was about.';
comment on column conference_text.outcome is 'What it left behind.';

create table conference_source (
  number    smallint not null references conference (number) on delete cascade,
  source_id text not null references source (id) on delete restrict,
  primary key (number, source_id)
);
comment on table conference_source is 'Where a conference is reported.';
comment on column conference_source.number is 'The conference.';
comment on column conference_source.source_id is 'The publication.';
create index conference_source_by_source on conference_source (source_id);

create table network_count (
  counted_on        date not null,
  date_precision    text not null check (date_precision in ('day', 'month', 'year')),
  members           integer not null check (members > 0),
  members_precision text not null check (members_precision in ('exact', 'about', 'over')),
  countries         integer check (countries > 0),
  inhabitants       bigint check (inhabitants > 0),
  inhabitants_precision text check (inhabitants_precision in ('exact', 'about', 'over')),
  source_id         text not null references source (id) on delete restrict,
  primary key (counted_on, source_id)
);
comment on table network_count is 'The size of the network as published at a date. Publications disagree; each is kept with its source.';
comment on column network_count.counted_on is 'Date of the count; first day of the month or year where only that is known.';
comment on column network_count.date_precision is 'How exact the date is: day, month, year.';
comment on column network_count.members is 'Member cities.';
comment on column network_count.members_precision is 'How exact the number is: exact, about, over.';
comment on column network_count.countries is 'Countries with a member.';
comment on column network_count.inhabitants is 'People who live in member cities.';
comment on column network_count.inhabitants_precision is 'How exact that number is: exact, about, over.';
comment on column network_count.source_id is 'Who published it.';
create index network_count_by_source on network_count (source_id);
