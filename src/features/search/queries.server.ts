import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#db/context.ts'
import { fold } from '#kernel/fold.ts'
import type { Locale } from '#kernel/locales.ts'
import { queryWords, stemmersFor } from './analysis.ts'
import type { DocumentKind, SearchResult } from './model.ts'

interface Row {
  kind: DocumentKind
  ref: string
  title_lang: string
  title: string
  extract: string | null
  demo: boolean
  score: number
}

/** Documents ranked before the best are chosen: a very common word costs no more than this. */
const mostRanked = 600
/** Cities have few words and many the same: those of a country. More of them would not be told apart by their rank. */
const mostCitiesRanked = 150

/**
 * The published things that fit what a person typed, best first. Every word may match alone; a whole name counts most.
 * With fewer than five results, names within a typing error of the text are added at the end.
 */
export async function search(ctx: Context, query: string, limit = 30): Promise<SearchResult[]> {
  const words = queryWords(query)
  if (words.length === 0) return []
  const found = await rankedByWords(ctx, query, words, limit)
  if (found.length >= 5) return found.map(toResult)
  const seen = new Set(found.map((row) => row.kind + row.ref))
  const alike = (await likeByName(ctx, query, 10)).filter((row) => !seen.has(row.kind + row.ref))
  return [...found, ...alike].slice(0, limit).map(toResult)
}

/**
 * What a person typed as one text query of PostgreSQL: any word may match, as written or stemmed for the reader's language and
 * English. Words that say nothing (the, de, для) are left out, unless there are no others.
 */
export function askedFor(locale: Locale, words: string[], prefix = false): RawBuilder<unknown> {
  const stemmers = stemmersFor(locale)
  const telling = sql`(select string_agg(w, ' | ') from unnest(${words}::text[]) w
    where ${sql.join(
      stemmers.map((stemmer) => sql`to_tsvector(${stemmer}::regconfig, w) <> ''`),
      sql` and `,
    )})`
  const any = words.join(' | ')
  return sql`(${sql.join(
    [
      sql`to_tsquery('simple', coalesce(${telling}, ${any}) || ${prefix ? ':*' : ''})`,
      ...stemmers.map((stemmer) => sql`to_tsquery(${stemmer}::regconfig, ${any})`),
    ],
    sql` || `,
  )})`
}

async function rankedByWords(ctx: Context, query: string, words: string[], limit: number): Promise<Row[]> {
  const whole = `%|${fold(query).replace(/[\\%_]/g, '\\$&')}|%`
  const { rows } = await sql<Row>`
    with asked as materialized (select ${askedFor(ctx.locale, words, true)} as words),
    candidate as (
      (select d.kind, d.ref, d.lang, d.words, d.keys from search_document d where d.keys like ${whole} limit 50)
      union all
      (select d.kind, d.ref, d.lang, d.words, d.keys from search_document d, asked
        where d.kind <> 'city' and d.words @@ asked.words and d.keys not like ${whole} limit ${mostRanked})
      union all
      (select d.kind, d.ref, d.lang, d.words, d.keys from search_document d, asked
        where d.kind = 'city' and d.words @@ asked.words and d.keys not like ${whole} limit ${mostCitiesRanked})
    ),
    ranked as (
      select kind, ref, lang,
             ts_rank('{0.1, 0.25, 0.5, 1}', candidate.words, asked.words, 1)
               + case when keys like ${whole} then 2 else 0 end
               + case when kind = 'country' then 0.05 else 0 end as score
        from candidate, asked
       where kind <> 'page' or lang = ${ctx.locale}
       order by score desc, kind, ref
       limit ${limit}
    )
    select kind, ref,
           case when titles ? ${ctx.locale} then ${ctx.locale} else lang end as title_lang,
           coalesce(titles ->> ${ctx.locale}, titles ->> lang, titles ->> 'en') as title,
           coalesce(extracts ->> ${ctx.locale}, extracts ->> lang, extracts ->> 'en') as extract,
           demo, score
      from ranked join search_document using (kind, ref, lang)
     order by score desc, kind, ref`.execute(ctx.db)
  return rows
}

async function likeByName(ctx: Context, query: string, limit: number): Promise<Row[]> {
  const name = fold(query).slice(0, 80)
  if (name.length < 3) return []
  const { rows } = await sql<Row>`
    select kind, ref,
           case when titles ? ${ctx.locale} then ${ctx.locale} else lang end as title_lang,
           coalesce(titles ->> ${ctx.locale}, titles ->> lang, titles ->> 'en') as title,
           coalesce(extracts ->> ${ctx.locale}, extracts ->> lang, extracts ->> 'en') as extract,
           demo, 0.01 * word_similarity(${name}, keys) as score
      from search_document
     where ${name} <% keys and (kind <> 'page' or lang = ${ctx.locale})
     order by word_similarity(${name}, keys) desc, kind, ref
     limit ${limit}`.execute(ctx.db)
  return rows
}

const toResult = (row: Row): SearchResult => ({
  kind: row.kind,
  ref: row.ref,
  title: row.title,
  lang: row.title_lang,
  extract: row.extract ?? '',
  demo: row.demo,
  score: row.score,
})
