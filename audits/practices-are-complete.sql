-- Rule: a practice has a source, a city, a theme, and the two sections that make it useful: the challenge and what was done.
select p.slug, missing.what
  from practice p
  cross join lateral (values
    ('source', exists (select from practice_source s where s.practice_id = p.id)),
    ('city', exists (select from practice_city c where c.practice_id = p.id)),
    ('theme', exists (select from practice_theme t where t.practice_id = p.id)),
    ('challenge', exists (select from practice_section s where s.practice_id = p.id and s.kind = 'challenge')),
    ('action', exists (select from practice_section s where s.practice_id = p.id and s.kind = 'action'))
  ) as missing (what, there)
 where not missing.there
 order by p.slug, missing.what;
