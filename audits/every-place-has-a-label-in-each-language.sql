-- Rule: every place has a label in each of the six languages: its established name there, else the name that the network uses.
select c.slug, w.lang, l.label, coalesce(n.name, c.name) as wanted
  from city c
  cross join unnest(array['en', 'fr', 'es', 'ar', 'ru', 'zh']) as w (lang)
  left join city_name n on n.city_id = c.id and n.lang = w.lang and not n.native
  left join city_label l on l.city_id = c.id and l.lang = w.lang
 where l.label is distinct from coalesce(n.name, c.name)
 order by c.slug, w.lang;
