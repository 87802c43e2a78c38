import type { Locale } from '#kernel/locales.ts'
import type { Database } from './database.ts'

/** What every verb and query is given; nothing reads a global. */
export interface Context {
  db: Database
  /** Language of the page. */
  locale: Locale
  now: () => Date
}
