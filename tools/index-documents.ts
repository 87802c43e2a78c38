import type { Transaction } from 'kysely'
import type { DB } from '#db/tables.ts'
import { listCityDocuments, listCountryDocuments } from '#features/cities/documents.server.ts'
import { listPracticeDocuments } from '#features/library/documents.server.ts'
import { indexDocuments, keepOnly } from '#features/search/store.server.ts'

/** Writes everything published into the search index anew. */
export async function indexEverything(tx: Transaction<DB>): Promise<void> {
  for (const [kind, documents] of [
    ['country', await listCountryDocuments(tx)],
    ['city', await listCityDocuments(tx)],
    ['practice', await listPracticeDocuments(tx)],
  ] as const) {
    await indexDocuments(tx, documents)
    await keepOnly(
      tx,
      kind,
      documents.map((document) => document.ref),
    )
  }
}
