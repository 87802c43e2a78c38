-- Rule: city_tally says, for each combination of the directory's filters, how many members there are.
select coalesce(t.country_iso2, n.country_iso2) as country_iso2, coalesce(t.kind, n.kind) as kind,
       coalesce(t.awarded, n.awarded) as awarded, coalesce(t.member_since, n.member_since) as member_since,
       t.cities as kept, n.cities as counted
  from city_tally t
  full join (select country_iso2, kind, award_years <> '{}' as awarded, member_since, count(*) as cities
               from city
              where member
              group by 1, 2, 3, 4) n
    on n.country_iso2 = t.country_iso2
   and n.kind = t.kind
   and n.awarded = t.awarded
   and coalesce(n.member_since, 0) = coalesce(t.member_since, 0)
 where coalesce(t.cities, 0) <> coalesce(n.cities, 0)
 order by 1, 2, 3, 4;
