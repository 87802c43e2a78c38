-- Sources, regions, countries and the places that are, or were, members of the network.

create extension if not exists pg_trgm;

create table source (
  id    text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null check (title <> ''),
  url   text unique check (url ~ '^https?://')
);
comment on table source is 'A publication that a record of this network rests on.';
comment on column source.id is 'Stable name, made from the title.';
comment on column source.title is 'Publisher and title, in words that let a reader find it again.';
comment on column source.url is 'Address when the record was made. Empty for a document without one.';

create table region (
  code     text primary key,
  position smallint not null unique
);
comment on table region is 'The five regions in which UNESCO groups its Member States. Their names are in locales/.';
comment on column region.code is 'Stable name in addresses, such as arab-states.';
comment on column region.position is 'Order in lists.';

create table country (
  iso2        text primary key check (iso2 ~ '^[A-Z]{2}$'),
  region_code text not null references region (code) on delete restrict
);
comment on table country is 'A country with at least one place known to the network.';
comment on column country.iso2 is 'ISO 3166-1 alpha-2 code.';
comment on column country.region_code is 'The region in which the network counts the country.';

create table country_name (
  iso2 text not null references country (iso2) on delete cascade,
  lang text not null check (lang in ('en', 'fr', 'es', 'ar', 'ru', 'zh')),
  name text not null check (name <> ''),
  primary key (iso2, lang)
);
comment on table country_name is 'A country as the network calls it, in each language of the interface; for sorting and searching.';
comment on column country_name.iso2 is 'The country.';
comment on column country_name.lang is 'Language of the name.';
comment on column country_name.name is 'The name, United Nations usage.';

create table city (
  id                    uuid primary key default gen_random_uuid(),
  slug                  text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name                  text not null check (name <> ''),
  country_iso2          text not null references country (iso2) on delete restrict,
  kind                  text not null,
  parent_unit           text check (parent_unit <> ''),
  latitude              double precision check (latitude between -90 and 90),
  longitude             double precision check (longitude between -180 and 180),
  coordinates_estimated boolean not null default true,
  map_x                 real,
  map_y                 real,
  size_hint             text check (size_hint in ('under 50k', '50k-250k', '250k-1M', '1M-5M', 'over 5M')),
  standing_verified     boolean not null default true,
  standing_note         text check (standing_note <> ''),
  demo                  boolean not null default false,
  member                boolean not null default false,
  member_since          smallint,
  award_years           smallint[] not null default '{}',
  constraint kind_of_place_is_known check (kind in (
    'city', 'town', 'municipality', 'metropolitan_municipality', 'island_municipality', 'commune', 'district', 'borough',
    'county', 'province', 'governorate', 'industrial_city', 'new_town', 'consortium')),
  constraint coordinates_come_in_pairs check ((latitude is null) = (longitude is null)),
  constraint map_point_comes_in_pairs check ((map_x is null) = (map_y is null))
);
comment on table city is 'A place that is, was or may become a member: a city, a district, a county, a consortium.';
comment on column city.id is 'Identity, never reused.';
comment on column city.slug is 'Stable name in addresses.';
comment on column city.name is 'The name that the network uses.';
comment on column city.country_iso2 is 'The country under which the network lists the place.';
comment on column city.kind is 'The kind of local government.';
comment on column city.parent_unit is 'The larger unit that it is part of, where the name alone would mislead: Seoul for a district of Seoul.';
comment on column city.latitude is 'Degrees north, WGS 84. Only for drawing while coordinates_estimated.';
comment on column city.longitude is 'Degrees east, WGS 84. Only for drawing while coordinates_estimated.';
comment on column city.coordinates_estimated is 'The point is an estimate: drawn on small maps, never given out as a fact.';
comment on column city.map_x is 'Position on the drawn world, Equal Earth projection, 0 (west) to 1000 (east).';
comment on column city.map_y is 'Position on the drawn world, 0 (north) to about 487 (south).';
comment on column city.size_hint is 'Estimated order of size, for choosing similar cities. Never shown.';
comment on column city.standing_verified is 'False where a source once named it as a member and none read confirms that it still is.';
comment on column city.standing_note is 'What is unsure about the membership, in English, for those who keep the records.';
comment on column city.demo is 'Made up for demonstration; never loaded without being asked for, and marked wherever it is shown.';
comment on column city.member is 'A member now. Kept by trigger from membership_spell.';
comment on column city.member_since is 'Year in which the present spell began; empty when unknown. Kept by trigger from membership_spell.';
comment on column city.award_years is 'Years of its UNESCO Learning City Awards, rising. Kept by trigger from award_laureate.';

create index city_by_country on city (country_iso2, id);
create index members_by_year on city (member_since desc nulls last, id) where member;
create index members_by_map_point on city using gist (point(map_x, map_y)) where member;
create index awarded_cities on city (id) where award_years <> '{}';

create table city_source (
  city_id   uuid not null references city (id) on delete cascade,
  source_id text not null references source (id) on delete restrict,
  position  smallint not null,
  primary key (city_id, source_id)
);
comment on table city_source is 'The publications that say that this place is a member.';
comment on column city_source.city_id is 'The place.';
comment on column city_source.source_id is 'The publication.';
comment on column city_source.position is 'Order in lists.';
create index city_source_by_source on city_source (source_id);

create table city_name (
  city_id uuid not null references city (id) on delete cascade,
  lang    text not null check (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  name    text not null check (name <> ''),
  native  boolean not null default false,
  primary key (city_id, lang, native)
);
comment on table city_name is 'Established names of a place in other languages, and its own name in its own script.';
comment on column city_name.city_id is 'The place.';
comment on column city_name.lang is 'Language of the name, BCP 47.';
comment on column city_name.name is 'The name.';
comment on column city_name.native is 'The name that its own people use.';

create table city_label (
  city_id uuid not null references city (id) on delete cascade,
  lang    text not null check (lang in ('en', 'fr', 'es', 'ar', 'ru', 'zh')),
  label   text not null,
  primary key (city_id, lang)
);
comment on table city_label is 'What a place is called on a page in each language: the established name, else the network''s. Kept by trigger.';
comment on column city_label.city_id is 'The place.';
comment on column city_label.lang is 'Language of the page.';
comment on column city_label.label is 'The name to show and to sort by.';
create index city_label_en on city_label (label collate "en-x-icu", city_id) where lang = 'en';
create index city_label_fr on city_label (label collate "fr-x-icu", city_id) where lang = 'fr';
create index city_label_es on city_label (label collate "es-x-icu", city_id) where lang = 'es';
create index city_label_ar on city_label (label collate "ar-x-icu", city_id) where lang = 'ar';
create index city_label_ru on city_label (label collate "ru-x-icu", city_id) where lang = 'ru';
create index city_label_zh on city_label (label collate "zh-x-icu", city_id) where lang = 'zh';

create table place_change (
  id            uuid primary key default gen_random_uuid(),
  city_id       uuid not null references city (id) on delete cascade,
  kind          text not null check (kind in ('formed_by_merger', 'merged_into', 'split', 'succeeded_by', 'renamed', 'reform')),
  year          smallint check (year between 1900 and 2200),
  other_city_id uuid references city (id) on delete restrict,
  lang          text not null default 'en',
  note          text not null check (note <> ''),
  source_id     text not null references source (id) on delete restrict,
  constraint one_change_of_a_kind_a_year unique nulls not distinct (city_id, kind, year)
);
comment on table place_change is 'What became of a place itself: formed, merged, split, succeeded. Its memberships stay with the place that held them.';
comment on column place_change.id is 'Identity.';
comment on column place_change.city_id is 'The place that changed.';
comment on column place_change.kind is 'What happened.';
comment on column place_change.year is 'When; empty when unknown.';
comment on column place_change.other_city_id is 'Successor or predecessor, when the network knows it.';
comment on column place_change.lang is 'Language of the note.';
comment on column place_change.note is 'What happened, in a sentence.';
comment on column place_change.source_id is 'Where it is said.';
create index place_change_by_other_city on place_change (other_city_id);
create index place_change_by_source on place_change (source_id);

create table city_fact (
  city_id   uuid not null references city (id) on delete cascade,
  kind      text not null check (kind in ('population')),
  value     numeric not null check (value >= 0),
  precision text not null default 'exact' check (precision in ('exact', 'about', 'over')),
  year      smallint check (year between 1900 and 2200),
  source_id text not null references source (id) on delete restrict,
  primary key (city_id, kind)
);
comment on table city_fact is 'A figure about a place, with its year and source. Estimates of our own never stand here.';
comment on column city_fact.city_id is 'The place.';
comment on column city_fact.kind is 'What is counted: population (inhabitants).';
comment on column city_fact.value is 'The figure, in the unit of its kind.';
comment on column city_fact.precision is 'How exact the source is: exact, about, over.';
comment on column city_fact.year is 'Year that the figure describes; empty when the source does not say.';
comment on column city_fact.source_id is 'Where it is said.';
create index city_fact_by_source on city_fact (source_id);

create table milestone (
  slug        text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  city_id     uuid not null references city (id) on delete cascade,
  kind        text not null check (kind in ('plan_adopted', 'body_created', 'festival', 'facility', 'recognition',
    'event_hosted', 'agreement', 'programme_started', 'publication')),
  year        smallint not null check (year between 1900 and 2200),
  month       smallint check (month between 1 and 12),
  day         smallint check (day between 1 and 31),
  lang        text not null,
  title       text not null check (title <> ''),
  source_id   text not null references source (id) on delete restrict,
  constraint a_day_needs_its_month check (day is null or month is not null)
);
comment on table milestone is 'A dated step of a city on its way, with its source.';
comment on column milestone.slug is 'Stable name.';
comment on column milestone.city_id is 'The city.';
comment on column milestone.kind is 'What sort of step.';
comment on column milestone.year is 'Year in which it happened.';
comment on column milestone.month is 'Month, 1 to 12; empty when unknown.';
comment on column milestone.day is 'Day of the month; empty when unknown.';
comment on column milestone.lang is 'Language of the title.';
comment on column milestone.title is 'What happened, in one sentence.';
comment on column milestone.source_id is 'Where it is said.';
create index milestone_by_city on milestone (city_id, year);
create index milestone_by_source on milestone (source_id);
