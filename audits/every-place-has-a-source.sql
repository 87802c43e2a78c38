-- Rule: every place names at least one publication that it rests on.
select c.slug
  from city c
 where not exists (select from city_source s where s.city_id = c.id)
 order by c.slug;
