import { sql } from 'kysely'
import type { Context } from '#db/context.ts'
import type { Precision } from '#kernel/source.ts'

export interface Conference {
  number: number
  startsOn: string | null
  endsOn: string | null
  /** YYYY-MM, while the days are not known. */
  plannedFor: string | null
  participants: number | null
  participantsPrecision: Precision | null
  countries: number | null
  theme: string
  outcome: string | null
  /** Language of theme and outcome. */
  lang: string
  host: { slug: string; label: string; country: string } | null
  sources: { title: string; url: string | null }[]
}

/** International conferences, the latest first. A text without translation is shown in English. */
export async function listConferences(ctx: Context): Promise<Conference[]> {
  const { rows } = await sql<Conference>`
    select f.number, f.starts_on as "startsOn", f.ends_on as "endsOn", f.planned_for as "plannedFor", f.participants,
           f.participants_precision as "participantsPrecision", f.countries, t.theme, t.outcome, t.lang,
           case when c.id is not null then jsonb_build_object('slug', c.slug, 'label', l.label, 'country', c.country_iso2) end as host,
           coalesce((select jsonb_agg(jsonb_build_object('title', s.title, 'url', s.url) order by s.title)
              from conference_source x join source s on s.id = x.source_id where x.number = f.number), '[]') as sources
      from conference f
      join lateral (select * from conference_text x where x.number = f.number and x.lang in (${ctx.locale}, 'en')
                     order by x.lang = ${ctx.locale} desc limit 1) t on true
      left join city c on c.id = f.city_id
      left join city_label l on l.city_id = c.id and l.lang = ${ctx.locale}
     order by f.number desc
     limit 100`.execute(ctx.db)
  return rows
}

/** Conferences that are still to come on a day (YYYY-MM-DD), the next first. */
export async function listComing(ctx: Context): Promise<Conference[]> {
  const today = ctx.now().toISOString().slice(0, 10)
  const all = await listConferences(ctx)
  return all.filter((it) => (it.endsOn ?? `${it.plannedFor}-31`) >= today).reverse()
}
