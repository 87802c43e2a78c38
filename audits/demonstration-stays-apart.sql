-- Rule: a practice is made up if and only if a city of it is.
select p.slug, p.demo as practice_demo, c.slug as city, c.demo as city_demo
  from practice p
  join practice_city pc on pc.practice_id = p.id
  join city c on c.id = pc.city_id
 where p.demo <> c.demo
 order by p.slug, c.slug;
