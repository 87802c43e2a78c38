-- Practices: what cities did, told in structured sections, with the source of each.

create table theme (
  code     text primary key check (code ~ '^[a-z]+(-[a-z]+)*$'),
  position smallint not null unique
);
comment on table theme is 'What a practice is about. The names are in locales/.';
comment on column theme.code is 'Stable name in addresses.';
comment on column theme.position is 'Order in lists.';

create table practice (
  id           uuid primary key default gen_random_uuid(),
  slug         text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  lang         text not null check (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  title        text not null check (title <> ''),
  summary      text not null check (summary <> ''),
  started_year smallint check (started_year between 1900 and 2200),
  demo         boolean not null default false,
  published_at timestamptz not null
);
comment on table practice is 'Something that a city did and that others can learn from.';
comment on column practice.id is 'Identity.';
comment on column practice.slug is 'Stable name in addresses.';
comment on column practice.lang is 'Language in which it was written, BCP 47.';
comment on column practice.title is 'What it is.';
comment on column practice.summary is 'One or two sentences for lists.';
comment on column practice.started_year is 'Year in which it began; empty when the source does not say.';
comment on column practice.demo is 'Made up for demonstration.';
comment on column practice.published_at is 'When it appeared here, UTC.';
create index practice_by_date on practice (published_at desc, id);

create table practice_section (
  practice_id uuid not null references practice (id) on delete cascade,
  position    smallint not null,
  kind        text not null check (kind in ('challenge', 'context', 'action', 'participants', 'resources', 'results', 'limits', 'adaptation')),
  body        text not null check (body <> ''),
  primary key (practice_id, position),
  constraint one_section_of_a_kind unique (practice_id, kind)
);
comment on table practice_section is 'One part of a practice: the challenge, what was done, the results.';
comment on column practice_section.practice_id is 'The practice.';
comment on column practice_section.position is 'Order on the page.';
comment on column practice_section.kind is 'Which part.';
comment on column practice_section.body is 'Plain text; an empty line begins a new paragraph.';

create table practice_city (
  practice_id uuid not null references practice (id) on delete cascade,
  city_id     uuid not null references city (id) on delete restrict,
  position    smallint not null,
  primary key (practice_id, city_id)
);
comment on table practice_city is 'The cities that did it.';
comment on column practice_city.practice_id is 'The practice.';
comment on column practice_city.city_id is 'The city.';
comment on column practice_city.position is 'Order in lists.';
create index practice_city_by_city on practice_city (city_id, practice_id);

create table practice_theme (
  practice_id uuid not null references practice (id) on delete cascade,
  theme_code  text not null references theme (code) on delete restrict,
  position    smallint not null,
  primary key (practice_id, theme_code)
);
comment on table practice_theme is 'What a practice is about.';
comment on column practice_theme.practice_id is 'The practice.';
comment on column practice_theme.theme_code is 'The theme.';
comment on column practice_theme.position is '1 for the main theme.';
create index practice_theme_by_theme on practice_theme (theme_code, practice_id);

create table practice_figure (
  practice_id uuid not null references practice (id) on delete cascade,
  position    smallint not null,
  value       text not null check (value <> ''),
  label       text not null check (label <> ''),
  primary key (practice_id, position)
);
comment on table practice_figure is 'A figure that the source of a practice gives, as it gives it.';
comment on column practice_figure.practice_id is 'The practice.';
comment on column practice_figure.position is 'Order on the page.';
comment on column practice_figure.value is 'The figure as printed, with its sign or unit: 23.4 %.';
comment on column practice_figure.label is 'What it counts, in the language of the practice.';

create table practice_source (
  practice_id uuid not null references practice (id) on delete cascade,
  source_id   text not null references source (id) on delete restrict,
  position    smallint not null,
  primary key (practice_id, source_id)
);
comment on table practice_source is 'Where a practice is described.';
comment on column practice_source.practice_id is 'The practice.';
comment on column practice_source.source_id is 'The publication.';
comment on column practice_source.position is 'Order in lists.';
create index practice_source_by_source on practice_source (source_id);
