-- Which tables make up which subject of public data.

do $$
declare
  pair record;
begin
  for pair in
    select * from (values
      ('source', 'cities'), ('source', 'library'), ('source', 'award'), ('source', 'events'), ('source', 'network'),
      ('region', 'cities'), ('country', 'cities'), ('country_name', 'cities'),
      ('city', 'cities'), ('city_source', 'cities'), ('city_name', 'cities'), ('city_label', 'cities'),
      ('place_change', 'cities'), ('city_fact', 'cities'), ('milestone', 'cities'), ('membership_spell', 'cities'),
      ('award_edition', 'award'), ('award_laureate', 'award'),
      ('conference', 'events'), ('conference_text', 'events'), ('conference_source', 'events'),
      ('network_count', 'network'),
      ('theme', 'library'), ('practice', 'library'), ('practice_section', 'library'), ('practice_city', 'library'),
      ('practice_theme', 'library'), ('practice_figure', 'library'), ('practice_source', 'library'),
      ('search_document', 'search')
    ) as t (table_name, subject)
  loop
    execute format(
      'create trigger %I after insert or update or delete or truncate on %I for each statement execute function raise_data_version(%L)',
      pair.table_name || '_raises_' || pair.subject, pair.table_name, pair.subject);
  end loop;
end $$;
