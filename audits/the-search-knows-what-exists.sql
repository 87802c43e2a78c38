-- Rule: the search holds every city, country and practice exactly as long as it exists.
select coalesce(d.kind, e.kind) as kind, coalesce(d.ref, e.ref) as ref,
       case when e.ref is null then 'is gone' else 'is not indexed' end as problem
  from (select kind, ref from search_document where kind in ('city', 'country', 'practice')) d
  full join (select 'city' as kind, slug as ref from city
             union all
             select 'country', iso2 from country
             union all
             select 'practice', slug from practice) e
    on e.kind = d.kind
   and e.ref = d.ref
 where d.ref is null
    or e.ref is null
 order by 1, 2;
