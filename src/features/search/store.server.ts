import { sql, type Transaction } from 'kysely'
import type { DB } from '#db/tables.ts'
import { keysOf, stemmers, wordsOf } from './analysis.ts'
import type { DocumentKind, SearchDocument } from './model.ts'

const batch = 200

/** Writes documents into the index; the same kind, ref and language again replaces. */
export async function indexDocuments(tx: Transaction<DB>, documents: SearchDocument[]): Promise<void> {
  for (let from = 0; from < documents.length; from += batch) {
    const rows = documents.slice(from, from + batch).map(({ kind, ref, lang, titles, extracts, keys, text, demo }) => {
      const stemmer = stemmers[lang] ?? 'simple'
      const weighted = (
        [
          ['A', text.a],
          ['B', text.b],
          ['C', text.c],
          ['D', text.d],
        ] as const
      )
        .filter(([, words]) => words)
        .map(
          ([weight, words]) =>
            sql`setweight(to_tsvector('simple', ${wordsOf(words as string)}) || to_tsvector(${stemmer}::regconfig, ${wordsOf(words as string)}), ${weight}::"char")`,
        )
      return sql`(${kind}, ${ref}, ${lang}, ${JSON.stringify(titles)}::jsonb, ${JSON.stringify(extracts)}::jsonb, ${keysOf(keys)},
        ${sql.join(weighted, sql` || `)}, ${demo ?? false}::boolean)`
    })
    await sql`insert into search_document (kind, ref, lang, titles, extracts, keys, words, demo) values ${sql.join(rows)}
      on conflict (kind, ref, lang) do update set titles = excluded.titles, extracts = excluded.extracts,
        keys = excluded.keys, words = excluded.words, demo = excluded.demo`.execute(tx)
  }
}

/** Takes out of the index what a kind no longer has. */
export async function keepOnly(tx: Transaction<DB>, kind: DocumentKind, refs: string[]): Promise<void> {
  await tx
    .deleteFrom('search_document')
    .where('kind', '=', kind)
    .where('ref', 'not in', refs.length ? refs : [''])
    .execute()
}
