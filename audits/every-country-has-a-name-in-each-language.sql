-- Rule: every country has a name in each of the six languages.
select c.iso2, w.lang
  from country c
  cross join unnest(array['en', 'fr', 'es', 'ar', 'ru', 'zh']) as w (lang)
 where not exists (select from country_name n where n.iso2 = c.iso2 and n.lang = w.lang)
 order by c.iso2, w.lang;
