import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Database } from '#db/database.ts'
import type { SearchDocument } from '#features/search/model.ts'
import { indexDocuments, keepOnly } from '#features/search/store.server.ts'
import { locales, type Locale } from '#kernel/locales.ts'
import { fromRoot } from './root.ts'

/** Pages whose words stand in locales/: where they are, and which words are theirs. */
const pages: { ref: string; file: string; title: string[]; words: string[][] }[] = [
  { ref: 'cities', file: 'cities', title: ['title'], words: [['lead']] },
  { ref: 'countries', file: 'cities', title: ['countries', 'title'], words: [['countries', 'lead']] },
  { ref: 'practices', file: 'library', title: ['title'], words: [['lead']] },
  { ref: 'award', file: 'award', title: ['name'], words: [['lead'], ['meaning']] },
  { ref: 'conferences', file: 'events', title: ['title'], words: [['lead']] },
  {
    ref: 'about',
    file: 'about',
    title: ['what', 'title'],
    words: [['what', 'lead'], ['what', 'text'], ['features'], ['feature'], ['conditions'], ['condition'], ['why'], ['network']],
  },
  { ref: 'about/join', file: 'about', title: ['join', 'title'], words: [['join', 'lead'], ['join'], ['gain']] },
  { ref: 'about/contact', file: 'about', title: ['contact', 'title'], words: [['contact', 'lead'], ['contact']] },
  { ref: 'about/privacy', file: 'about', title: ['privacy', 'title'], words: [['privacy', 'lead'], ['privacy']] },
  { ref: 'about/accessibility', file: 'about', title: ['accessibility', 'title'], words: [['accessibility', 'lead'], ['accessibility']] },
  { ref: 'about/sources', file: 'about', title: ['sources', 'title'], words: [['sources', 'lead'], ['sources']] },
  { ref: 'about/design', file: 'design', title: ['title'], words: [['lead']] },
]

/** Brings the search up to the words of the pages, when they have changed since the last time. */
export async function indexPages(db: Database): Promise<void> {
  const documents = locales.flatMap((locale) => pages.map((page) => documentOf(page, locale)))
  const checksum = createHash('sha256').update(JSON.stringify(documents)).digest('hex')
  const known = await db.selectFrom('derived_state').select('checksum').where('name', '=', 'pages').executeTakeFirst()
  if (known?.checksum === checksum) return
  await db.transaction().execute(async (tx) => {
    await indexDocuments(tx, documents)
    await keepOnly(
      tx,
      'page',
      documents.map((document) => document.ref),
    )
    await tx
      .insertInto('derived_state')
      .values({ name: 'pages', checksum })
      .onConflict((it) => it.column('name').doUpdateSet({ checksum, derived_at: new Date() }))
      .execute()
  })
}

function documentOf({ ref, file, title, words }: (typeof pages)[number], locale: Locale): SearchDocument {
  const read = JSON.parse(readFileSync(fromRoot(`locales/${locale}/${file}.json`), 'utf8')) as Record<string, unknown>
  const messages = read[file] as Record<string, unknown>
  const at = (path: string[]) => path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], messages)
  const name = String(at(title))
  const lead = textsOf(at(words[0] as string[])).join(' ')
  return {
    kind: 'page',
    ref,
    lang: locale,
    titles: { [locale]: name },
    extracts: { [locale]: lead },
    keys: [name],
    text: {
      a: name,
      b: lead,
      d: words
        .slice(1)
        .flatMap((path) => textsOf(at(path)))
        .join(' '),
    },
  }
}

function textsOf(node: unknown): string[] {
  if (typeof node === 'string') return [node]
  return typeof node === 'object' && node !== null && !Array.isArray(node) ? Object.values(node).flatMap(textsOf) : []
}
