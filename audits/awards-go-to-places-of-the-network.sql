-- Rule: an award goes to a place that has been a member, and city.award_years names exactly its awards.
select c.slug, c.award_years, given.years
  from city c
  left join lateral (select array_agg(l.year order by l.year) as years from award_laureate l where l.city_id = c.id) given on true
 where c.award_years <> coalesce(given.years, '{}')
    or (given.years is not null and not exists (select from membership_spell s where s.city_id = c.id))
 order by c.slug;
