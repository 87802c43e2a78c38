-- One index of everything published.

create table search_document (
  kind      text not null check (kind in ('city', 'country', 'practice', 'page')),
  ref       text not null,
  lang      text not null check (lang ~ '^([a-z]{2,3}|mul)$'),
  titles    jsonb not null,
  extracts  jsonb not null default '{}',
  keys      text not null,
  words     tsvector not null,
  demo      boolean not null default false,
  primary key (kind, ref, lang)
);
comment on table search_document is 'One row per published thing and language, as the search reads it. Made anew by whoever publishes; never edited by hand.';
comment on column search_document.kind is 'What it is: city, country, practice, page.';
comment on column search_document.ref is 'Its stable name in addresses.';
comment on column search_document.lang is 'Language of its words; mul for names in many languages.';
comment on column search_document.titles is 'Title by language of the reader; a document in one language has one.';
comment on column search_document.extracts is 'A line for the list of results, by language of the reader.';
comment on column search_document.keys is 'Names by which it is called, folded (no case, no accents), separated by bars; for typing errors.';
comment on column search_document.words is 'Its words, analysed for its language and weighted: A names, B summary, C themes, D body.';
comment on column search_document.demo is 'Made up for demonstration.';
-- Two indexes, so that the very many cities of a country named in a search do not crowd out everything else.
create index search_document_words on search_document using gin (words) where kind <> 'city';
create index search_document_words_of_cities on search_document using gin (words) where kind = 'city';
create index search_document_keys on search_document using gin (keys gin_trgm_ops);

create table derived_state (
  name       text primary key,
  checksum   text not null,
  derived_at timestamptz not null default now()
);
comment on table derived_state is 'What was made from files of this version, so that a start makes it again only when the files have changed.';
comment on column derived_state.name is 'What: seed, pages.';
comment on column derived_state.checksum is 'SHA-256 of the files.';
comment on column derived_state.derived_at is 'When, UTC.';
