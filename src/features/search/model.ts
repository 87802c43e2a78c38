import type { Locale } from '#kernel/locales.ts'

export const documentKinds = ['city', 'country', 'practice', 'page'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** A published thing as the search is given it. */
export interface SearchDocument {
  kind: DocumentKind
  /** Its stable name in addresses. */
  ref: string
  /** Language of its words; `mul` for names in many languages. */
  lang: string
  /** By language of the reader; a document in one language has one. */
  titles: Partial<Record<string, string>>
  extracts: Partial<Record<string, string>>
  /** Names that it is called by, as written. */
  keys: string[]
  /** Its words by weight: A names, B summary, C themes and places, D body. */
  text: { a: string; b?: string; c?: string; d?: string }
  demo?: boolean
}

export interface SearchResult {
  kind: DocumentKind
  ref: string
  title: string
  /** Language of the title and extract, where it is not that of the page. */
  lang: Locale | string
  extract: string
  demo: boolean
  /** Larger is better; comparable within one answer only. */
  score: number
}
