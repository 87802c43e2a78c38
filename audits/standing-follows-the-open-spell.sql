-- Rule: a place is a member exactly while it has an open spell, since the year in which that spell began.
select c.slug, c.member, c.member_since, s.position as open_spell, s.joined_year
  from city c
  left join membership_spell s on s.city_id = c.id and not s.ended
 where c.member <> (s.city_id is not null)
    or c.member_since is distinct from s.joined_year
 order by c.slug;
