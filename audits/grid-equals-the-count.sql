-- Rule: city_grid says, for each square of the map and each country, how many members lie in it and where their middle is.
select coalesce(g.country_iso2, n.country_iso2) as country_iso2, coalesce(g.column_16, n.column_16) as column_16,
       coalesce(g.row_16, n.row_16) as row_16, g.cities as kept, n.cities as counted
  from city_grid g
  full join (select country_iso2, floor(map_x / 16) as column_16, floor(map_y / 16) as row_16,
                    count(*) as cities, sum(map_x::double precision) as sum_x, sum(map_y::double precision) as sum_y
               from city
              where member
                and map_x is not null
              group by 1, 2, 3) n
    on n.country_iso2 = g.country_iso2
   and n.column_16 = g.column_16
   and n.row_16 = g.row_16
 where coalesce(g.cities, 0) <> coalesce(n.cities, 0)
    or abs(coalesce(g.sum_x, 0) - coalesce(n.sum_x, 0)) > 0.01
    or abs(coalesce(g.sum_y, 0) - coalesce(n.sum_y, 0)) > 0.01
 order by 1, 2, 3;
