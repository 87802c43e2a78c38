-- Rule: the spells of a place are counted 1, 2, 3, none begins before the network did (2013), and each begins after the one before it is over.
select c.slug, s.position, s.joined_year, s.ended, s.left_year
  from (select *,
               row_number() over by_position as counted,
               lag(ended) over by_position as ended_before,
               lag(coalesce(left_year, joined_year)) over by_position as last_year_before
          from membership_spell
        window by_position as (partition by city_id order by position)) s
  join city c on c.id = s.city_id
 where s.position <> s.counted
    or s.joined_year < 2013
    or s.ended_before = false
    or s.joined_year < s.last_year_before
 order by c.slug, s.position;
