-- Rule: a round of the award has at least one laureate.
select e.year
  from award_edition e
 where not exists (select from award_laureate l where l.year = e.year)
 order by e.year;
